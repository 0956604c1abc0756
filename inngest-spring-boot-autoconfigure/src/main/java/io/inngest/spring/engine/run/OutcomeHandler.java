package io.inngest.spring.engine.run;

import java.time.Clock;
import java.time.Instant;

import io.inngest.spring.ErrorDetails;
import io.inngest.spring.engine.journal.Progress;
import io.inngest.spring.engine.queue.ClaimedRun;
import io.inngest.spring.engine.wait.RetryTimes;
import io.inngest.spring.execution.Outcome;
import io.inngest.spring.function.FunctionDefinition;
import io.inngest.spring.function.SystemEvents;
import io.inngest.spring.protocol.StepOp;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets the outcome of a call come into force: the run ends or goes on later.
 */
class OutcomeHandler {

	private static final Logger logger = LoggerFactory.getLogger(OutcomeHandler.class);

	private final RunWait wait;

	private final RunEnd end;

	private final RetryTimes retries;

	private final JsonMapper jsonMapper;

	private final Clock clock;

	OutcomeHandler(RunWait wait, RunEnd end, RetryTimes retries, JsonMapper jsonMapper, Clock clock) {
		this.wait = wait;
		this.end = end;
		this.retries = retries;
		this.jsonMapper = jsonMapper;
		this.clock = clock;
	}

	/**
	 * Applies an outcome.
	 * @param function the function
	 * @param run the run
	 * @param progress how far the run has come
	 * @param outcome the outcome
	 * @return whether this node still held the run; if not, nothing was changed
	 */
	boolean apply(FunctionDefinition function, ClaimedRun run, Progress progress, Outcome outcome) {
		if (outcome instanceof Outcome.Completed completed) {
			return complete(run, progress, completed);
		}
		if (outcome instanceof Outcome.Failed failed) {
			return failed.retriable() ? retry(run, progress, failed.error(), failed.retryAt())
					: fail(function, run, progress, failed.error());
		}
		if (outcome instanceof Outcome.Cancelled) {
			return cancelled(run, progress);
		}
		return suspend(run, progress, (Outcome.Suspended) outcome);
	}

	private boolean cancelled(ClaimedRun run, Progress progress) {
		return this.end.end(run, progress.waits(), new RunTable.End(RunStatus.CANCELLED, run.startedAt(),
				this.clock.millis(), null, null, run.cancelReason()));
	}

	private boolean complete(ClaimedRun run, Progress progress, Outcome.Completed completed) {
		return this.end.end(run, progress.waits(), new RunTable.End(RunStatus.COMPLETED, run.startedAt(),
				this.clock.millis(), completed.output(), null, null));
	}

	private boolean fail(FunctionDefinition function, ClaimedRun run, Progress progress, ErrorDetails error) {
		boolean held = this.end.end(run, progress.waits(), new RunTable.End(RunStatus.FAILED, run.startedAt(),
				this.clock.millis(), null, this.jsonMapper.writeValueAsString(error), null));
		if (held) {
			logFailure(function, run, error);
		}
		return held;
	}

	private void logFailure(FunctionDefinition function, ClaimedRun run, ErrorDetails error) {
		// Nobody is told of a handler's own failure, so it must not go unnoticed.
		if (SystemEvents.FAILED.equals(run.event().name()) || SystemEvents.FINISHED.equals(run.event().name())) {
			logger.error("Run {} of {} ({}), which handles '{}', has failed for good, and no handler is told",
					run.runId(), run.functionId(), function.handler().describe(), run.event().name(),
					error.toThrowable());
			return;
		}
		logger.warn("Run {} of {} has failed for good: {}: {}", run.runId(), run.functionId(), error.name(),
				error.message());
	}

	private boolean suspend(ClaimedRun run, Progress progress, Outcome.Suspended suspended) {
		if (!suspended.waiting()) {
			return this.wait.handBack(run, progress);
		}
		if (!suspended.ops().isEmpty() && suspended.ops().get(0) instanceof StepOp.Errored errored) {
			return retry(run, progress, errored.error(), errored.retryAt());
		}
		return this.wait.await(run, progress, suspended.ops());
	}

	private boolean retry(ClaimedRun run, Progress progress, ErrorDetails error, @Nullable Instant wanted) {
		long retryAt = this.retries.next(progress.attempt() - 1, wanted);
		String step = (error.stepId() != null) ? "step '" + error.stepId() + "'" : "the handler";
		logger.info("Attempt {} of {} in run {} of {} failed and is tried again at {}: {}: {}", progress.attempt(),
				step, run.runId(), run.functionId(), Instant.ofEpochMilli(retryAt), error.name(), error.message());
		return this.wait.retry(run, progress, retryAt, this.jsonMapper.writeValueAsString(error));
	}

}

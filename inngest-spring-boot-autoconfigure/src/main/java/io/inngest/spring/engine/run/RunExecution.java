package io.inngest.spring.engine.run;

import java.time.Clock;
import java.util.List;

import io.inngest.spring.Event;
import io.inngest.spring.engine.journal.EmbeddedJournal;
import io.inngest.spring.engine.journal.JournalContext;
import io.inngest.spring.engine.journal.Progress;
import io.inngest.spring.engine.journal.RunMemo;
import io.inngest.spring.engine.journal.Settlement.Settled;
import io.inngest.spring.engine.journal.StepTable.History;
import io.inngest.spring.engine.queue.ClaimedRun;
import io.inngest.spring.engine.queue.RunHandler;
import io.inngest.spring.engine.wait.OpenWaits;
import io.inngest.spring.execution.Call;
import io.inngest.spring.execution.FunctionExecutor;
import io.inngest.spring.execution.Outcome;
import io.inngest.spring.function.FunctionDefinition;
import io.inngest.spring.function.FunctionRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Calls the function of a claimed run and hands the outcome on.
 */
class RunExecution implements RunHandler {

	private static final Logger logger = LoggerFactory.getLogger(RunExecution.class);

	/** The fence of a run that was never claimed before and so has no steps. */
	private static final long FIRST_CLAIM = 1;

	private final FunctionRegistry functions;

	private final FunctionExecutor executor;

	private final JournalContext context;

	private final EventReader eventReader;

	private final OutcomeHandler outcomes;

	private final Clock clock;

	RunExecution(FunctionRegistry functions, FunctionExecutor executor, JournalContext context, EventReader eventReader,
			OutcomeHandler outcomes, Clock clock) {
		this.functions = functions;
		this.executor = executor;
		this.context = context;
		this.eventReader = eventReader;
		this.outcomes = outcomes;
		this.clock = clock;
	}

	@Override
	public void handle(ClaimedRun run) {
		FunctionDefinition function = this.functions.find(run.functionId());
		if (function == null) {
			throw new IllegalStateException("Run " + run.runId() + " was claimed without its function being known");
		}
		long now = this.clock.millis();
		Settled settled = settled(run, now);
		if (settled == null) {
			logger.info("Run {} of {} is not this node's any more", run.runId(), run.functionId());
			return;
		}
		Progress progress = progress(run, settled);
		EmbeddedJournal journal = new EmbeddedJournal(this.context, run, progress);
		List<Event<JsonNode>> events = List.of(this.eventReader.read(run.event()));
		Call call = new Call(function, run.runId(), events, new RunMemo(settled.history(), settled.waits(), now),
				progress.attempt() - 1, function.maxAttempts(), run.cancelReason() != null);
		Outcome outcome = this.executor.execute(call, journal);
		boolean held = !journal.isLost() && apply(function, run, journal.progress(), outcome);
		if (!held) {
			logger.info("Run {} of {} is not this node's any more; what this call did since its last step is dropped, "
					+ "unless it was stored without an answer", run.runId(), run.functionId());
		}
	}

	private boolean apply(FunctionDefinition function, ClaimedRun run, Progress progress, Outcome outcome) {
		try {
			return this.outcomes.apply(function, run, progress, outcome);
		}
		catch (DataAccessException | TransactionException ex) {
			logger.warn("How the call of run {} of {} ended may not have been stored; it is tried again while the "
					+ "lease lasts", run.runId(), run.functionId(), ex);
			return this.context.patience().repeat(() -> this.outcomes.apply(function, run, progress, outcome));
		}
	}

	private @Nullable Settled settled(ClaimedRun run, long now) {
		OpenWaits none = OpenWaits.none(run.waits());
		if (run.fence() == FIRST_CLAIM) {
			return new Settled(History.NONE, none, false);
		}
		History history = this.context.steps().read(run.runId(), now);
		return run.waits() ? this.context.waiting().settlement().settle(run, history, now)
				: new Settled(history, none, false);
	}

	private Progress progress(ClaimedRun run, Settled settled) {
		int position = settled.history().position();
		// The claim has counted this attempt, but at a position that may be out of date.
		if (position <= run.attemptPosition()) {
			return new Progress(position, run.attempt(), settled.waits());
		}
		if (!settled.counted()) {
			this.context.queue().countAttempt(run, 1, position);
		}
		return new Progress(position, 1, settled.waits());
	}

}

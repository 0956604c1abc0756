package io.inngest.spring.serve.call;

import io.inngest.spring.ErrorDetails;
import io.inngest.spring.execution.Outcome;
import io.inngest.spring.protocol.StepOp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs the failures of calls, which otherwise only the server would know of.
 */
final class OutcomeLog {

	private static final Logger logger = LoggerFactory.getLogger(OutcomeLog.class);

	private OutcomeLog() {
	}

	/**
	 * Logs how a call ended, if it failed.
	 * @param call the call
	 * @param outcome how it ended
	 */
	static void log(IncomingCall call, Outcome outcome) {
		if (outcome instanceof Outcome.Failed failed) {
			if (failed.retriable()) {
				retried(call, failed.attempt() + 1, "the handler", failed.error());
			}
			else {
				logger.warn("Run {} of {} has failed for good: {}: {}", call.runId(), call.function().compositeId(),
						failed.error().name(), failed.error().message());
			}
		}
		else if (outcome instanceof Outcome.Suspended suspended) {
			suspended.ops().forEach((op) -> log(call, op));
		}
	}

	private static void log(IncomingCall call, StepOp op) {
		if (op instanceof StepOp.Errored errored) {
			retried(call, errored.error().attempts(), "step '" + op.step().label() + "'", errored.error());
		}
		else if (op instanceof StepOp.Failed failed) {
			logger.info("Step '{}' in run {} of {} has failed for good: {}: {}", op.step().label(), call.runId(),
					call.function().compositeId(), failed.error().name(), failed.error().message());
		}
	}

	private static void retried(IncomingCall call, int attempt, String what, ErrorDetails error) {
		logger.info("Attempt {} of {} in run {} of {} failed and is tried again: {}: {}", attempt, what, call.runId(),
				call.function().compositeId(), error.name(), error.message());
	}

}

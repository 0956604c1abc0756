package io.inngest.spring.serve.call;

import io.inngest.spring.execution.Journal;
import io.inngest.spring.execution.Outcome;
import io.inngest.spring.protocol.StepOp;
import io.inngest.spring.serve.ServeResponse;

/**
 * Where the steps go that a call has run: into its answer, unless something else stores
 * them before.
 */
interface StepSink {

	/** Ends the call after each step, to report it. */
	StepSink ANSWER = (op) -> Journal.Verdict.REPORT;

	/**
	 * Whether the call has lasted so long that it must start no further step.
	 * @return {@code true} if the next step is to be planned
	 */
	default boolean isTimeUp() {
		return false;
	}

	/**
	 * Takes a step that has run or failed for good.
	 * @param op a {@link StepOp.Ran} or {@link StepOp.Failed}
	 * @return how the call goes on
	 */
	Journal.Verdict take(StepOp op);

	/**
	 * Answers the call.
	 * @param outcome how it ended
	 * @param answers writes answers
	 * @return the answer, which also reports what this sink took and did not store
	 */
	default ServeResponse answer(Outcome outcome, CallAnswers answers) {
		return answers.of(outcome);
	}

}

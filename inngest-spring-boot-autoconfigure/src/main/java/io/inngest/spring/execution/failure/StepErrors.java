package io.inngest.spring.execution.failure;

import io.inngest.spring.ErrorDetails;
import io.inngest.spring.StepError;
import io.inngest.spring.protocol.StepKey;

/**
 * Makes what is thrown where a failed step is called.
 */
public final class StepErrors {

	private StepErrors() {
	}

	/**
	 * Makes the error of a step that has failed for good.
	 * @param key the step
	 * @param error what is recorded
	 * @return what to throw
	 */
	public static StepError of(StepKey key, ErrorDetails error) {
		boolean complete = error.stepId() != null;
		return new StepError(key.id(), complete ? error : error.withStep(key.id(), error.attempts()));
	}

}

package io.inngest.spring.execution.saga;

import io.inngest.spring.ErrorDetails;
import io.inngest.spring.SagaBody;
import io.inngest.spring.Step;
import io.inngest.spring.StepError;
import io.inngest.spring.execution.failure.Passage;
import io.inngest.spring.protocol.StepKey;
import org.jspecify.annotations.Nullable;

/**
 * Runs sagas: their block, and when that has failed for good, the rollbacks. That it has
 * failed is recorded before the first of them, so that no later call can end otherwise,
 * whatever the block would do then.
 */
public final class SagaRunner {

	private final SagaCalls calls;

	/**
	 * Creates the runner of a call.
	 * @param calls the call
	 */
	public SagaRunner(SagaCalls calls) {
		this.calls = calls;
	}

	/**
	 * Runs a saga.
	 * @param id the saga's id
	 * @param body its block
	 * @param step the steps of the run
	 * @param <T> the type of its value
	 * @return its value
	 * @throws StepError if it has failed and was rolled back
	 */
	public <T extends @Nullable Object> T run(String id, SagaBody<T> body, Step step) {
		StepKey failed = this.calls.key(id + ":failed");
		this.calls.begin();
		SagaSteps saga = new SagaSteps(step, this.calls);
		ErrorDetails known = this.calls.failure(failed);
		if (known != null) {
			this.calls.sealed(() -> Passage.through(() -> body.run(saga)));
		}
		else {
			Passage<T> passage = Passage.through(() -> body.run(saga));
			if (this.calls.takeCancel(passage.thrown())) {
				this.calls.rollBack(() -> saga.rollBack(null));
				throw this.calls.cancel();
			}
			this.calls.leave(passage.thrown());
			Throwable thrown = passage.thrown();
			if (thrown == null || !this.calls.isFinal(failed, thrown)) {
				return passage.end();
			}
			known = this.calls.details(thrown);
		}
		StepError error = this.calls.fail(failed, known);
		this.calls.rollBack(() -> saga.rollBack(error));
		throw error;
	}

}

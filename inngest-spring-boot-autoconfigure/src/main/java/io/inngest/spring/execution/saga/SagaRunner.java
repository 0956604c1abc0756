package io.inngest.spring.execution.saga;

import io.inngest.spring.ErrorDetails;
import io.inngest.spring.SagaBody;
import io.inngest.spring.Step;
import io.inngest.spring.StepError;
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
		ErrorDetails known = this.calls.failure(failed);
		SagaSteps saga = new SagaSteps(step, this.calls);
		boolean sealed = this.calls.seal(known != null);
		T value = null;
		Throwable thrown = null;
		try {
			value = body.run(saga);
		}
		catch (Throwable ex) {
			thrown = ex;
		}
		if (known != null) {
			this.calls.seal(sealed);
		}
		if (known == null && this.calls.takeCancel(thrown)) {
			this.calls.rollBack(() -> saga.rollBack(null));
			throw this.calls.cancel();
		}
		this.calls.leave(thrown);
		if (known == null) {
			if (thrown == null) {
				return end(value);
			}
			if (!this.calls.isFinal(thrown)) {
				throw SagaRunner.<RuntimeException>asIs(thrown);
			}
			known = details(thrown);
		}
		StepError error = this.calls.fail(failed, known);
		this.calls.rollBack(() -> saga.rollBack(error));
		throw error;
	}

	@SuppressWarnings("NullAway") // a value that is null is of a type that may be
	private static <T extends @Nullable Object> T end(@Nullable T value) {
		return value;
	}

	private static ErrorDetails details(Throwable thrown) {
		return (thrown instanceof StepError error) ? error.details() : ErrorDetails.of(thrown);
	}

	// Lets checked exceptions of the block come out of the handler as they are
	@SuppressWarnings("unchecked")
	private static <E extends Throwable> E asIs(Throwable thrown) throws E {
		throw (E) thrown;
	}

}

package io.inngest.spring.execution.saga;

import io.inngest.spring.ErrorDetails;
import io.inngest.spring.Saga;
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
		SagaSteps saga = new SagaSteps(step, this.calls);
		ErrorDetails known = this.calls.failure(failed);
		if (known != null) {
			this.calls.sealed(() -> goThrough(body, saga));
		}
		else {
			Passed<T> passed = goThrough(body, saga);
			if (this.calls.takeCancel(passed.thrown())) {
				this.calls.rollBack(() -> saga.rollBack(null));
				throw this.calls.cancel();
			}
			this.calls.leave(passed.thrown());
			if (passed.thrown() == null) {
				return passed.get();
			}
			if (!this.calls.isFinal(failed, passed.thrown())) {
				throw SagaRunner.<RuntimeException>asIs(passed.thrown());
			}
			known = this.calls.details(passed.thrown());
		}
		StepError error = this.calls.fail(failed, known);
		this.calls.rollBack(() -> saga.rollBack(error));
		throw error;
	}

	private <T extends @Nullable Object> Passed<T> goThrough(SagaBody<T> body, Saga saga) {
		try {
			return new Passed<>(body.run(saga), null);
		}
		catch (Throwable ex) {
			return new Passed<>(null, ex);
		}
	}

	// Lets checked exceptions of the block come out of the handler as they are
	@SuppressWarnings({ "unchecked", "TypeParameterUnusedInFormals" })
	private static <E extends Throwable> E asIs(Throwable thrown) throws E {
		throw (E) thrown;
	}

	private record Passed<T extends @Nullable Object>(@Nullable T value, @Nullable Throwable thrown) {

		@SuppressWarnings("NullAway") // a value that is null is of a type that may be
		T get() {
			return this.value;
		}

	}

}

package io.inngest.spring.execution;

import io.inngest.spring.execution.failure.ErrorPolicy;
import io.inngest.spring.execution.failure.StepErrors;
import io.inngest.spring.execution.memo.Memo;
import io.inngest.spring.execution.memo.StoredJson;
import io.inngest.spring.execution.result.ResultJson;
import io.inngest.spring.protocol.StepKey;
import io.inngest.spring.protocol.StepOp;
import org.jspecify.annotations.Nullable;

/**
 * A step that is not over.
 */
sealed interface NewStep {

	/**
	 * Returns the step.
	 * @return which step of the run
	 */
	StepKey key();

	/**
	 * Returns how a call reports that the step is there to be done.
	 * @return the operation
	 */
	StepOp toOp();

	/**
	 * A step that runs application code.
	 *
	 * @param key which step
	 * @param name the name to show
	 * @param type the kind of step; {@code null} if it is a plain one
	 * @param work what to do
	 * @param policy what becomes of an attempt that fails
	 * @param <T> the type of the result
	 */
	record Body<T extends @Nullable Object>(StepKey key, String name, @Nullable String type, StepWork<T> work,
			ErrorPolicy policy) implements NewStep {

		/**
		 * Returns the step under another key for the same step.
		 * @param key the key
		 * @return the copy
		 */
		Body<T> with(StepKey key) {
			return new Body<>(key, this.name, this.type, this.work, this.policy);
		}

		@Override
		public StepOp toOp() {
			return new StepOp.Planned(this.key, this.name);
		}

		/**
		 * Reads the result from the memo.
		 * @param entry the memo's entry
		 * @return the result
		 * @throws io.inngest.spring.StepError if the step has failed for good
		 */
		T read(Memo.Entry entry) {
			if (entry instanceof Memo.Failure failure) {
				throw StepErrors.of(this.key, failure.error());
			}
			StoredJson json = (entry instanceof Memo.Data data) ? data.json() : ResultJson.NONE;
			try {
				return this.work.read(json);
			}
			catch (RuntimeException ex) {
				throw new IllegalStateException("The stored result of step '" + this.key.label() + "' cannot be read: "
						+ ex.getMessage() + ". If its type has changed since the step ran, let it read the old form "
						+ "too, or give the step a new id", ex);
			}
		}

	}

	/**
	 * A step that the engine does.
	 *
	 * @param key which step
	 * @param toOp what the engine is to do
	 */
	record Reported(StepKey key, StepOp toOp) implements NewStep {

	}

}

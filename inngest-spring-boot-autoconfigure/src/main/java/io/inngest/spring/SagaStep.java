package io.inngest.spring;

import org.jspecify.annotations.Nullable;

/**
 * A step of a saga that has completed.
 *
 * @param <T> the type of the step's result
 */
public interface SagaStep<T extends @Nullable Object> {

	/**
	 * Says how the step is taken back if the saga fails later on.
	 * @param id the id of the step that takes it back
	 * @param rollback what to do
	 * @return the step's result
	 */
	T rollback(String id, Rollback<T> rollback);

	/**
	 * Returns the result of a step that needs no rollback.
	 * @return the step's result
	 */
	T value();

}

package io.inngest.spring;

import org.jspecify.annotations.Nullable;

/**
 * What a saga does.
 *
 * @param <T> the type of the saga's value
 */
@FunctionalInterface
public interface SagaBody<T extends @Nullable Object> {

	/**
	 * Does the saga's steps.
	 * @param saga runs steps that are rolled back when the saga fails
	 * @return the saga's value, which is not stored
	 * @throws Exception if the saga fails
	 */
	T run(Saga saga) throws Exception;

}

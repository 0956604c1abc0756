package io.inngest.spring;

import java.io.Serializable;

import org.jspecify.annotations.Nullable;

/**
 * What a step does with its input. Serializable only so that the types of input and
 * result can be read from a lambda expression; functions are never serialized.
 *
 * @param <I> the type of the input
 * @param <T> the type of the result
 */
@FunctionalInterface
public interface StepFunction<I extends @Nullable Object, T extends @Nullable Object> extends Serializable {

	/**
	 * Does the step's work.
	 * @param input what to work on, which may be another value than the one that the step
	 * was called with
	 * @return the result, which is stored as JSON and read back from it
	 * @throws Exception if the step fails
	 */
	T run(I input) throws Exception;

}

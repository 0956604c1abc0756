package io.inngest.spring;

import java.io.Serializable;

import org.jspecify.annotations.Nullable;

/**
 * What a step does, when it has a result. Serializable only so that the type of the
 * result can be read from a lambda expression; bodies are never serialized.
 *
 * @param <T> the type of the result
 */
@FunctionalInterface
public interface StepBody<T extends @Nullable Object> extends Serializable {

	/**
	 * Does the step's work.
	 * @return the result, which is stored as JSON and read back from it
	 * @throws Exception if the step fails
	 */
	T run() throws Exception;

}

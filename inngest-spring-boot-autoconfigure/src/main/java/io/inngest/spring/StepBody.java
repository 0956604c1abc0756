package io.inngest.spring;

import org.jspecify.annotations.Nullable;

/**
 * What a step does, when it has a result. Serializable only so that the type of the
 * result can be read from a lambda expression; bodies are never serialized.
 * <p>
 * A body is a {@link StepFunction} that needs no input, so that the compiler prefers it
 * where a method reference could be either.
 *
 * @param <T> the type of the result
 */
@FunctionalInterface
public interface StepBody<T extends @Nullable Object> extends StepFunction<@Nullable Object, T> {

	/**
	 * Does the step's work.
	 * @return the result, which is stored as JSON and read back from it
	 * @throws Exception if the step fails
	 */
	T run() throws Exception;

	/**
	 * Does the step's work without looking at an input.
	 * @param input not used
	 * @return the result of {@link #run()}
	 * @throws Exception if the step fails
	 */
	@Override
	default T run(@Nullable Object input) throws Exception {
		return run();
	}

}

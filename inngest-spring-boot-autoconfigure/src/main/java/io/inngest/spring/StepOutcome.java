package io.inngest.spring;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * The value or the final error of a step.
 *
 * @param <T> the type of the value
 */
public interface StepOutcome<T extends @Nullable Object> {

	/**
	 * Returns the value, or what the function makes of the error. The function may run
	 * further steps.
	 * @param fallback called with the error if the step failed
	 * @return the value or the fallback's result
	 */
	T recover(Function<StepError, ? extends T> fallback);

	/**
	 * Does something about the error, if there is one. The consumer may run further
	 * steps.
	 * @param consumer called with the error if the step failed
	 * @return this outcome
	 */
	StepOutcome<T> onError(Consumer<StepError> consumer);

	/**
	 * Returns the value and forgets the error.
	 * @return the value; empty if the step failed or its value is {@code null}
	 */
	Optional<T> ignoreError();

	/**
	 * Returns the value, or another one if the step failed.
	 * @param other the value to return if the step failed
	 * @return the value or the other one
	 */
	T orElse(T other);

	/**
	 * Returns the value.
	 * @return the value
	 * @throws StepError the step's error if it failed
	 */
	T orElseThrow();

	/**
	 * Whether the step failed.
	 * @return {@code true} if there is an error instead of a value
	 */
	boolean failed();

	/**
	 * Returns the error.
	 * @return the step's error
	 * @throws IllegalStateException if the step did not fail
	 */
	StepError error();

}

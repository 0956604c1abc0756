package io.inngest.spring;

import org.jspecify.annotations.Nullable;

/**
 * Takes back what a step has done.
 *
 * @param <T> the type of the step's result
 */
@FunctionalInterface
public interface Rollback<T extends @Nullable Object> {

	/**
	 * Takes the step back. Runs as a step of its own.
	 * @param value the step's result
	 * @throws Exception if it cannot be taken back now
	 */
	void run(T value) throws Exception;

}

package io.inngest.spring;

import org.jspecify.annotations.Nullable;

/**
 * A step that was begun. One that nobody has joined is waited for at the handler's end.
 *
 * @param <T> the type of the step's result
 */
public interface StepFuture<T extends @Nullable Object> {

	/**
	 * Waits for the step, on the handler's own thread.
	 * @return the result, as read back from its stored form
	 * @throws StepError if the step has used up its retries or failed for good
	 */
	T join();

}

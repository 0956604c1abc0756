package io.inngest.spring;

import org.jspecify.annotations.Nullable;

/**
 * Fails at once, however many retries are left. Thrown in a step's body the step has
 * failed for good, and the handler gets a {@link StepError} that it may catch; thrown
 * elsewhere in the handler the run has failed. Recognised anywhere in the cause chain.
 */
public class NonRetriableError extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates the error.
	 * @param message what went wrong
	 */
	public NonRetriableError(@Nullable String message) {
		super(message);
	}

	/**
	 * Creates the error.
	 * @param message what went wrong
	 * @param cause why
	 */
	public NonRetriableError(@Nullable String message, @Nullable Throwable cause) {
		super(message, cause);
	}

	/**
	 * Creates the error.
	 * @param cause why; its description becomes the message
	 */
	public NonRetriableError(@Nullable Throwable cause) {
		super(cause);
	}

}

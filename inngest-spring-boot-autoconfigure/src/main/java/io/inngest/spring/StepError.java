package io.inngest.spring;

import java.util.List;

import org.springframework.util.Assert;

/**
 * A step has failed for good: it used up its retries, or failed in a way that is not
 * retried. Thrown where the step is called, on every replay alike. Caught, the function
 * goes on; not caught, at any depth of the cause chain, the run fails without being
 * retried.
 * <p>
 * Its cause is the original error as recorded: of the original class's name, but not of
 * its class, which is why {@link #is(Class)} exists.
 */
public class StepError extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String stepId;

	private final ErrorDetails details;

	/**
	 * Creates the error.
	 * @param stepId the step's id as the application wrote it
	 * @param details what is recorded about the original error
	 */
	public StepError(String stepId, ErrorDetails details) {
		super(details.message(), details.toThrowable());
		Assert.notNull(stepId, "'stepId' must not be null");
		this.stepId = stepId;
		this.details = details;
	}

	/**
	 * Returns the id of the step that failed.
	 * @return the id as the application wrote it
	 */
	public String stepId() {
		return this.stepId;
	}

	/**
	 * Returns the name of the original error.
	 * @return the simple name of its class
	 */
	public String name() {
		return this.details.name();
	}

	/**
	 * Returns the causes of the original error.
	 * @return the causes, outermost first; empty if there is none
	 */
	public List<ErrorDetails> causes() {
		return this.details.causes();
	}

	/**
	 * Whether the original error or one of its causes is of the given class.
	 * @param type the class to look for; subclasses match too
	 * @return {@code true} if it is
	 */
	public boolean is(Class<? extends Throwable> type) {
		return this.details.is(type);
	}

	/**
	 * Returns what is recorded about the original error.
	 * @return the details
	 */
	public ErrorDetails details() {
		return this.details;
	}

}

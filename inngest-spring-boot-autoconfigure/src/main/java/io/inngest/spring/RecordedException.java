package io.inngest.spring;

import org.jspecify.annotations.Nullable;

/**
 * Stands in for an error that was recorded in another call or another process: it prints
 * as the original did, with the original's stack trace.
 */
class RecordedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String className;

	RecordedException(String className, @Nullable String message, StackTraceElement[] stackTrace,
			@Nullable Throwable cause) {
		super(message, cause, false, true);
		this.className = className;
		setStackTrace(stackTrace);
	}

	@Override
	public Throwable fillInStackTrace() {
		return this;
	}

	@Override
	@SuppressWarnings("OverrideThrowableToString") // the message is the original's too
	public String toString() {
		String message = getLocalizedMessage();
		return (message != null) ? this.className + ": " + message : this.className;
	}

}

package io.inngest.spring;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Stands in for an error that was recorded in another call or another process: it prints
 * as the original did, with the original's stack trace.
 */
class RecordedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final ErrorDetails details;

	RecordedException(ErrorDetails details, @Nullable Throwable cause) {
		super(details.message(), cause, false, true);
		this.details = details;
		setStackTrace(StackTraceText.parse(details.stack(), details.message()));
	}

	/**
	 * Returns what is recorded about the error.
	 * @return the details
	 */
	ErrorDetails details() {
		return this.details;
	}

	@Override
	public Throwable fillInStackTrace() {
		return this;
	}

	@Override
	@SuppressWarnings("OverrideThrowableToString") // the message is the original's too
	public String toString() {
		String className = this.details.types().isEmpty() ? this.details.name() : this.details.types().get(0);
		return StringUtils.hasLength(getMessage()) ? className + ": " + getMessage() : className;
	}

}

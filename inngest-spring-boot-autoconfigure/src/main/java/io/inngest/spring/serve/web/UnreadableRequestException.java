package io.inngest.spring.serve.web;

/**
 * A request cannot be read.
 */
class UnreadableRequestException extends Exception {

	private static final long serialVersionUID = 1L;

	private final int status;

	UnreadableRequestException(int status, String message) {
		super(message);
		this.status = status;
	}

	int status() {
		return this.status;
	}

	String reason() {
		return String.valueOf(getMessage());
	}

}

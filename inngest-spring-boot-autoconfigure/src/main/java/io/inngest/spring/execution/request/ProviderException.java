package io.inngest.spring.execution.request;

/**
 * An AI provider had no answer, and may have one later.
 */
class ProviderException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	ProviderException(String message) {
		super(message);
	}

}

package io.inngest.spring.client.gateway;

import org.jspecify.annotations.Nullable;

/**
 * A request was not answered, and may be later.
 */
class RequestFailedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	RequestFailedException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}

package io.inngest.spring.protocol.call;

import org.jspecify.annotations.Nullable;

/**
 * A call cannot be read: its body is no JSON, or not what the protocol says.
 */
public class UnreadableCallException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates an exception.
	 * @param message what is wrong and where
	 */
	public UnreadableCallException(String message) {
		this(message, null);
	}

	/**
	 * Creates an exception.
	 * @param message what is wrong and where
	 * @param cause the cause
	 */
	public UnreadableCallException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}

package io.inngest.spring;

/**
 * An event that cannot be accepted: it has no name, a reserved one, data that is not a
 * JSON object, a time out of range, or it is too large. Nothing of the same {@code send}
 * was stored.
 */
public class InvalidEventException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates the exception.
	 * @param message what is wrong with which event, and how to mend it
	 */
	public InvalidEventException(String message) {
		super(message);
	}

	/**
	 * Creates the exception.
	 * @param message what is wrong with which event, and how to mend it
	 * @param cause why it is wrong
	 */
	public InvalidEventException(String message, Throwable cause) {
		super(message, cause);
	}

}

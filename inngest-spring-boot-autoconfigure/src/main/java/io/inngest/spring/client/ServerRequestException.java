package io.inngest.spring.client;

import org.jspecify.annotations.Nullable;

/**
 * A request to the Inngest server has failed.
 */
public class ServerRequestException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final int status;

	private final boolean received;

	/**
	 * Creates an exception.
	 * @param message what failed and how to mend it
	 * @param status the status of the answer, 0 if there was none
	 * @param received whether the server may have received and carried out the request
	 * @param cause the cause
	 */
	public ServerRequestException(String message, int status, boolean received, @Nullable Throwable cause) {
		super(message, cause);
		this.status = status;
		this.received = received;
	}

	/**
	 * Returns the status of the answer.
	 * @return the status, 0 if there was no answer
	 */
	public int status() {
		return this.status;
	}

	/**
	 * Whether the server may have carried the request out.
	 * @return {@code false} if it certainly has not, as when no connection could be made
	 */
	public boolean mayBeCarriedOut() {
		return this.received;
	}

}

package io.inngest.spring.protocol.call;

import java.nio.charset.StandardCharsets;

/**
 * What the server says about one step: where in the body its value is. The value is not
 * read before it is asked for, since a call may carry thousands.
 *
 * @param kind what the value is
 * @param body the body
 * @param start where the value begins
 * @param end where it has ended
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy would cost
public record StepState(Kind kind, byte[] body, int start, int end) {

	/**
	 * Returns the value.
	 * @return the JSON, as the server wrote it
	 */
	public String json() {
		return new String(this.body, this.start, this.end - this.start, StandardCharsets.UTF_8);
	}

	/**
	 * Whether the step is over.
	 * @return {@code false} if it is to be run
	 */
	public boolean isFinished() {
		return this.kind != Kind.INPUT;
	}

	/**
	 * What is known of a step.
	 */
	public enum Kind {

		/** It has a result. */
		DATA,

		/** It failed for good; the value is the error. */
		ERROR,

		/** It is over and has no result. */
		DONE,

		/** It is to be run with other arguments; the value is their array. */
		INPUT

	}

}

package io.inngest.spring.serve.sync;

/**
 * What has become of a registration.
 */
sealed interface SyncResult {

	/**
	 * The server knows the functions.
	 *
	 * @param modified whether it did not before
	 */
	record Registered(boolean modified) implements SyncResult {

	}

	/**
	 * The server does not want them.
	 *
	 * @param status the status of its answer
	 * @param passedOnStatus the status to tell whoever has asked for the registration
	 * @param reason what it says
	 */
	record Refused(int status, int passedOnStatus, String reason) implements SyncResult {

		// The server itself, or a proxy before it, is in trouble
		boolean isTemporary() {
			return this.status >= 500 || this.status == 429 || this.status == 408;
		}

	}

	/**
	 * The server gave no answer.
	 *
	 * @param reason what has gone wrong
	 */
	record Unanswered(String reason) implements SyncResult {

	}

}

package io.inngest.spring.serve;

import io.inngest.spring.protocol.signature.SigningKey;

/**
 * Whether a request is served, and how much its sender may learn.
 */
sealed interface Access {

	/**
	 * Nothing is checked here.
	 */
	record Open() implements Access {

	}

	/**
	 * The request comes from the server.
	 *
	 * @param key the key that it was signed with
	 */
	record Trusted(SigningKey key) implements Access {

	}

	/**
	 * The request is served although nobody knows where it comes from.
	 */
	record Anonymous() implements Access {

	}

	/**
	 * The request is refused.
	 *
	 * @param reason what is wrong and how to mend it
	 */
	record Denied(String reason) implements Access {

	}

}

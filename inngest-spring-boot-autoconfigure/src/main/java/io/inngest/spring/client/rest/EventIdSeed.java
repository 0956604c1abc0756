package io.inngest.spring.client.rest;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;

/**
 * Makes the seeds from which the server derives the ids of a request's events, so that a
 * repeated request gives the same ids.
 */
class EventIdSeed {

	private static final int BYTES = 10;

	private final SecureRandom random = new SecureRandom();

	private final Clock clock;

	EventIdSeed(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Makes a seed.
	 * @return the value of the header
	 */
	String next() {
		byte[] bytes = new byte[BYTES];
		this.random.nextBytes(bytes);
		return this.clock.millis() + "," + Base64.getEncoder().encodeToString(bytes);
	}

}

package io.inngest.spring.test.server;

import java.time.Duration;
import java.util.List;

/**
 * Settings of the stand-in.
 *
 * @param retryDelays how long to wait before the first retry, the second and so on; the
 * last one goes on
 * @param repeatsCalls whether each call is made twice, as by a network that delivers it
 * twice; the second answer is compared with the first and dropped
 */
public record StandInSettings(List<Duration> retryDelays, boolean repeatsCalls) {

	/** A server's own table, without the random part. */
	private static final List<Duration> SERVER_DELAYS = List.of(Duration.ofSeconds(15), Duration.ofSeconds(30),
			Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(5), Duration.ofMinutes(10),
			Duration.ofMinutes(20), Duration.ofMinutes(40), Duration.ofHours(1), Duration.ofHours(2));

	public StandInSettings {
		retryDelays = List.copyOf(retryDelays);
	}

	/**
	 * Creates settings with a server's defaults.
	 */
	public StandInSettings() {
		this(SERVER_DELAYS, false);
	}

	Duration retryDelay(int attempt) {
		return this.retryDelays.get(Math.min(attempt, this.retryDelays.size() - 1));
	}

}

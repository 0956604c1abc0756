package io.inngest.spring.engine.wait;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

import io.inngest.spring.function.BackoffPolicy;
import org.jspecify.annotations.Nullable;

/**
 * When something that has failed is tried again.
 */
public class RetryTimes {

	private final BackoffPolicy backoff;

	private final Clock clock;

	/**
	 * Creates the times.
	 * @param backoff how long to wait where nobody has said
	 * @param clock tells the current time
	 */
	public RetryTimes(BackoffPolicy backoff, Clock clock) {
		this.backoff = backoff;
		this.clock = clock;
	}

	/**
	 * Returns when to try again.
	 * @param attempt the zero-based number of the attempt that failed
	 * @param retryAt when, if the application said so
	 * @return the time, in epoch milliseconds
	 */
	public long next(int attempt, @Nullable Instant retryAt) {
		if (retryAt != null) {
			return retryAt.toEpochMilli();
		}
		return this.clock.millis() + this.backoff.delay(attempt, ThreadLocalRandom.current()).toMillis();
	}

}

package io.inngest.spring;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Fails the attempt and says when to try again, instead of after the usual back-off. The
 * time is kept between one second and 24 hours from now. On the last attempt it fails
 * like any other exception.
 */
public class RetryAfterError extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private static final Duration SHORTEST = Duration.ofSeconds(1);

	private static final Duration LONGEST = Duration.ofHours(24);

	private final @Nullable Duration delay;

	private final @Nullable Instant time;

	/**
	 * Creates the error.
	 * @param delay how long to wait
	 */
	public RetryAfterError(Duration delay) {
		this("Retry after " + delay, delay, null);
	}

	/**
	 * Creates the error.
	 * @param time when to try again
	 */
	public RetryAfterError(Instant time) {
		this("Retry at " + time, time, null);
	}

	/**
	 * Creates the error.
	 * @param message what went wrong
	 * @param delay how long to wait
	 */
	public RetryAfterError(@Nullable String message, Duration delay) {
		this(message, delay, null);
	}

	/**
	 * Creates the error.
	 * @param message what went wrong
	 * @param time when to try again
	 */
	public RetryAfterError(@Nullable String message, Instant time) {
		this(message, time, null);
	}

	/**
	 * Creates the error.
	 * @param message what went wrong
	 * @param delay how long to wait
	 * @param cause why
	 */
	public RetryAfterError(@Nullable String message, Duration delay, @Nullable Throwable cause) {
		super(message, cause);
		Assert.notNull(delay, "'delay' must not be null");
		this.delay = delay;
		this.time = null;
	}

	/**
	 * Creates the error.
	 * @param message what went wrong
	 * @param time when to try again
	 * @param cause why
	 */
	public RetryAfterError(@Nullable String message, Instant time, @Nullable Throwable cause) {
		super(message, cause);
		Assert.notNull(time, "'time' must not be null");
		this.delay = null;
		this.time = time;
	}

	/**
	 * Returns when to try again.
	 * @param now the current time
	 * @return the time, between one second and 24 hours from now
	 */
	public Instant retryAt(Instant now) {
		Instant earliest = now.plus(SHORTEST);
		Instant latest = now.plus(LONGEST);
		Instant wanted = (this.time != null) ? this.time : after(now);
		return wanted.isBefore(earliest) ? earliest : wanted.isAfter(latest) ? latest : wanted;
	}

	private Instant after(Instant now) {
		Assert.state(this.delay != null, "Neither time nor delay is set");
		return now
			.plus((this.delay.compareTo(LONGEST) > 0) ? LONGEST : this.delay.isNegative() ? SHORTEST : this.delay);
	}

}

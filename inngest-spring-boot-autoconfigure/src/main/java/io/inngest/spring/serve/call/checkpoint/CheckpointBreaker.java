package io.inngest.spring.serve.call.checkpoint;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps calls from storing steps for a while after that has failed. Safe for use by
 * several threads.
 */
final class CheckpointBreaker {

	private static final Logger logger = LoggerFactory.getLogger(CheckpointBreaker.class);

	private final Clock clock;

	private final Duration coolDown;

	private final AtomicReference<Instant> openUntil = new AtomicReference<>(Instant.MIN);

	CheckpointBreaker(Clock clock, Duration coolDown) {
		this.clock = clock;
		this.coolDown = coolDown;
	}

	/**
	 * Whether steps must not be stored now.
	 * @return {@code true} during a cool-down
	 */
	boolean isOpen() {
		return this.clock.instant().isBefore(this.openUntil.get());
	}

	/**
	 * Starts a cool-down, with a warning unless there is one already.
	 * @param cause what went wrong
	 * @param consequence what becomes of the steps
	 */
	void trip(Throwable cause, String consequence) {
		Instant now = this.clock.instant();
		Instant before = this.openUntil.getAndSet(now.plus(this.coolDown));
		if (now.isBefore(before)) {
			logger.debug("{}. {}", cause.getMessage(), consequence, cause);
			return;
		}
		logger.warn(
				"{}. {}. For the next {} seconds calls end after each step and report it in their answers, which "
						+ "is slower but needs no request to the server. If that is what you want always, set "
						+ "inngest.checkpoint.enabled=false",
				cause.getMessage(), consequence, this.coolDown.toSeconds());
		logger.debug("What went wrong", cause);
	}

}

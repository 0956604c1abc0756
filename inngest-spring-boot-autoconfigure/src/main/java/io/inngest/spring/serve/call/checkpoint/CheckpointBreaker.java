package io.inngest.spring.serve.call.checkpoint;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps all calls from checkpointing for a while after it has failed, so that they report
 * their steps in the answer. Safe for use by several threads.
 */
final class CheckpointBreaker {

	private static final Logger logger = LoggerFactory.getLogger(CheckpointBreaker.class);

	private final Clock clock;

	private final Duration coolDown;

	private final AtomicReference<Instant> closedAgain = new AtomicReference<>(Instant.MIN);

	CheckpointBreaker(Clock clock, Duration coolDown) {
		this.clock = clock;
		this.coolDown = coolDown;
	}

	/**
	 * Whether calls must not checkpoint now.
	 * @return {@code true} during a cool-down
	 */
	boolean open() {
		return this.clock.instant().isBefore(this.closedAgain.get());
	}

	/**
	 * Starts a cool-down, with a warning if there was none.
	 * @param runId the run whose steps could not be stored
	 * @param consequence what becomes of the steps
	 * @param cause why they could not be stored
	 */
	void trip(String runId, String consequence, Throwable cause) {
		Instant now = this.clock.instant();
		Instant before = this.closedAgain.getAndSet(now.plus(this.coolDown));
		if (now.isBefore(before)) {
			logger.debug("Finished steps of run {} could not be stored by a checkpoint either: {}", runId, consequence,
					cause);
			return;
		}
		logger.warn("""
				Finished steps of run {} could not be stored by a checkpoint: {} {}. For {} s calls end after each \
				step and report it in their answer, which is slower. If this happens again, look at the server, or \
				set inngest.checkpoint.enabled=false""", runId, cause.getMessage(), consequence,
				this.coolDown.toSeconds());
	}

}

package io.inngest.spring.test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

import org.springframework.util.Assert;

/**
 * A clock that stands still until it is moved. It counts in milliseconds.
 */
public final class TestClock extends Clock {

	private final AtomicLong now;

	private final ZoneId zone;

	/**
	 * Creates a clock.
	 * @param now the time it shows
	 */
	public TestClock(Instant now) {
		this(new AtomicLong(now.toEpochMilli()), ZoneOffset.UTC);
	}

	private TestClock(AtomicLong now, ZoneId zone) {
		this.now = now;
		this.zone = zone;
	}

	/**
	 * Moves the clock.
	 * @param duration how far
	 * @throws IllegalArgumentException if the duration is negative: an engine's time does
	 * not run backwards
	 */
	public void advance(Duration duration) {
		Assert.isTrue(!duration.isNegative(),
				() -> ("The clock cannot be moved backwards, by %s: what has happened by now would not have happened "
						+ "yet. To begin earlier, call beginAt(time) before anything is sent")
					.formatted(duration));
		this.now.addAndGet(duration.toMillis());
	}

	/**
	 * Moves the clock to a time, unless it is past it.
	 * @param time the time
	 */
	public void advanceTo(Instant time) {
		this.now.accumulateAndGet(time.toEpochMilli(), Math::max);
	}

	/**
	 * Sets the clock before anything has happened.
	 * @param time what it is to show, which may be earlier than what it shows
	 */
	public void beginAt(Instant time) {
		this.now.set(time.toEpochMilli());
	}

	@Override
	public Instant instant() {
		return Instant.ofEpochMilli(this.now.get());
	}

	@Override
	public ZoneId getZone() {
		return this.zone;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		return new TestClock(this.now, zone);
	}

}

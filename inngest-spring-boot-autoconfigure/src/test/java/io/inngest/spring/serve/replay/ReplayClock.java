package io.inngest.spring.serve.replay;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Stands at the moment that is replayed.
 */
public final class ReplayClock extends Clock {

	private volatile Instant now = Instant.parse("2026-11-20T12:00:00Z");

	/**
	 * Moves the clock.
	 */
	public void set(Instant now) {
		this.now = now;
	}

	@Override
	public Instant instant() {
		return this.now;
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		return this;
	}

}

package io.inngest.spring.engine.expression;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * Conditions and events to try them on.
 */
final class TestEvents {

	static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");

	private TestEvents() {
	}

	static Conditions conditions() {
		return new Conditions(Clock.fixed(NOW, ZoneOffset.UTC));
	}

	/**
	 * An event with the given data, in which single quotes stand for double ones.
	 */
	static ConditionEvent event(String data) {
		return new ConditionEvent("shop/order.placed", data.replace('\'', '"'), null, "evt-1", NOW.toEpochMilli(),
				null);
	}

}

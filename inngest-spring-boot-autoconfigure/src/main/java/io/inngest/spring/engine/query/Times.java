package io.inngest.spring.engine.query;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Times as stored, in epoch milliseconds, and as shown.
 */
final class Times {

	private Times() {
	}

	static Instant instant(long millis) {
		return Instant.ofEpochMilli(millis);
	}

	static @Nullable Instant instantOrNull(@Nullable Long millis) {
		return (millis != null) ? Instant.ofEpochMilli(millis) : null;
	}

}

package io.inngest.spring.sample.web;

import java.time.Duration;
import java.util.Map;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;

/**
 * The knobs of a situation; all of them may be left out.
 *
 * @param subject what it is about, such as a product's id; a new one if left out
 * @param data what the event's payload says otherwise than by default
 * @param failures how many calls fail before one succeeds, by service; those that make
 * the situation if left out, none if empty
 * @param latency how long each call of a service takes; no time if left out
 */
record StartRequest(@Nullable @Pattern(regexp = "[a-z0-9-]{1,50}") String subject, @Nullable Map<String, Object> data,
		@Nullable Map<String, @PositiveOrZero Integer> failures, @Nullable Duration latency) {

	/** All knobs left out. */
	static final StartRequest DEFAULTS = new StartRequest(null, null, null, null);

}

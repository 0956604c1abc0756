package io.inngest.spring.function.definition;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import io.inngest.spring.annotation.Backoff;
import io.inngest.spring.function.BackoffPolicy;
import io.inngest.spring.function.FunctionOverrides;
import io.inngest.spring.function.declaration.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Makes a function's back-off of its annotation and its overrides.
 */
class BackoffFactory {

	private final Attributes attributes;

	BackoffFactory(Attributes attributes) {
		this.attributes = attributes;
	}

	@Nullable BackoffPolicy create(@Nullable Backoff annotation, FunctionOverrides overrides, Origin origin, Origin properties) {
		List<Duration> delays = delays(annotation, overrides, origin, properties);
		Duration jitter = jitter(annotation, overrides, origin, properties);
		if (delays == null) {
			if (overrides.backoffJitter() != null) {
				throw properties.mistake("has a back-off with jitter but without delays",
						"Set 'delays' too, or add @Backoff to the function.");
			}
			return null;
		}
		return new BackoffPolicy(delays, jitter);
	}

	private @Nullable List<Duration> delays(@Nullable Backoff annotation, FunctionOverrides overrides, Origin origin,
			Origin properties) {
		List<Duration> overridden = overrides.backoffDelays();
		if (overridden != null) {
			overridden.forEach((delay) -> this.attributes.delay(delay, "backoff.delays", properties));
			return notEmpty(overridden, properties);
		}
		if (annotation != null) {
			return notEmpty(Arrays.stream(annotation.delays())
				.map((delay) -> this.attributes.duration(delay, "delays", origin))
				.toList(), origin);
		}
		return null;
	}

	private List<Duration> notEmpty(List<Duration> delays, Origin origin) {
		if (delays.isEmpty()) {
			throw origin.mistake("has a back-off without delays",
					"Name at least one delay, such as '10s'; the last one counts for all further attempts.");
		}
		return delays;
	}

	private Duration jitter(@Nullable Backoff annotation, FunctionOverrides overrides, Origin origin,
			Origin properties) {
		if (overrides.backoffJitter() != null) {
			return this.attributes.delay(overrides.backoffJitter(), "backoff.jitter", properties);
		}
		return (annotation != null) ? this.attributes.duration(annotation.jitter(), "jitter", origin) : Duration.ZERO;
	}

}

package io.inngest.spring.sample.outside;

import java.time.Duration;
import java.util.Map;

/**
 * How the services behave for one subject.
 *
 * @param failures how many calls fail before the first one succeeds, by service; services
 * that are not named never fail
 * @param latency how long each call takes
 */
public record Script(Map<String, Integer> failures, Duration latency) {

	/** Services that answer at once. */
	static final Script FAIR_WEATHER = new Script(Map.of(), Duration.ZERO);

	public Script {
		failures = Map.copyOf(failures);
	}

	int failures(String service) {
		return this.failures.getOrDefault(service, 0);
	}

}

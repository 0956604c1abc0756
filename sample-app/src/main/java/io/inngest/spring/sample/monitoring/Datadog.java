package io.inngest.spring.sample.monitoring;

import io.inngest.spring.sample.outside.OutsideWorld;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.stereotype.Component;

/**
 * Counts events, in the manner of Datadog. The counter is a Micrometer one, to be seen at
 * {@code /actuator/metrics/functions.failed}.
 */
@Component
class Datadog {

	private final OutsideWorld world;

	private final MeterRegistry meters;

	Datadog(OutsideWorld world, MeterRegistry meters) {
		this.world = world;
		this.meters = meters;
	}

	void increment(String functionId, String error, String runId) {
		this.world.call("datadog", runId, "%s failed with %s".formatted(functionId, error));
		this.meters.counter("functions.failed", "function", functionId, "error", error).increment();
	}

}

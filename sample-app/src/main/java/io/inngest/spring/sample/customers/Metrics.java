package io.inngest.spring.sample.customers;

import io.inngest.spring.sample.outside.OutsideWorld;

import org.springframework.stereotype.Component;

/**
 * Counts things that are nice to know.
 */
@Component
class Metrics {

	private final OutsideWorld world;

	Metrics(OutsideWorld world) {
		this.world = world;
	}

	void increment(String counter, String customerId) {
		this.world.call("metrics", customerId, counter);
	}

}

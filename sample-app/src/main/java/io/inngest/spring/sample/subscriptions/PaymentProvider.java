package io.inngest.spring.sample.subscriptions;

import io.inngest.spring.sample.outside.OutsideWorld;

import org.springframework.stereotype.Component;

/**
 * Knows who has paid.
 */
@Component
class PaymentProvider {

	private final OutsideWorld world;

	PaymentProvider(OutsideWorld world) {
		this.world = world;
	}

	String status(String subscriptionId) {
		this.world.call("payment-provider", subscriptionId, "status");
		return "paid";
	}

}

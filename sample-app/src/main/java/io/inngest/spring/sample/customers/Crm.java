package io.inngest.spring.sample.customers;

import io.inngest.spring.sample.outside.OutsideWorld;

import org.springframework.stereotype.Component;

/**
 * The sales department's system.
 */
@Component
class Crm {

	private final OutsideWorld world;

	Crm(OutsideWorld world) {
		this.world = world;
	}

	String createContact(String customerId, String email) {
		this.world.call("crm", customerId, email);
		return "contact-of-" + customerId;
	}

}

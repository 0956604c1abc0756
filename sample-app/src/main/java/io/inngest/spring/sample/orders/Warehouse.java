package io.inngest.spring.sample.orders;

import io.inngest.spring.sample.outside.OutsideWorld;

import org.springframework.stereotype.Component;

/**
 * Keeps and ships the goods.
 */
@Component
class Warehouse {

	private final OutsideWorld world;

	Warehouse(OutsideWorld world) {
		this.world = world;
	}

	void reserve(String orderId) {
		this.world.call("warehouse", orderId, "reserve");
	}

	void ship(String orderId, String clearance, String invoice) {
		this.world.call("warehouse", orderId, "ship, %s, with %s".formatted(clearance, invoice));
	}

	void release(String orderId) {
		this.world.call("warehouse", orderId, "release");
	}

}

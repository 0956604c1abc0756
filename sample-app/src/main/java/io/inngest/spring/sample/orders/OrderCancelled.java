package io.inngest.spring.sample.orders;

import io.inngest.spring.annotation.InngestEvent;

/**
 * The customer does not want it any more.
 *
 * @param orderId the order's id
 */
@InngestEvent(OrderCancelled.NAME)
record OrderCancelled(String orderId) {

	/** The event's name. */
	static final String NAME = "shop/order.cancelled";

}

package io.inngest.spring.sample.orders;

import io.inngest.spring.annotation.InngestEvent;

/**
 * An order was paid for.
 *
 * @param orderId the order's id
 * @param method how it was paid for
 */
@InngestEvent(OrderPaid.NAME)
record OrderPaid(String orderId, String method) {

	/** The event's name. */
	static final String NAME = "shop/order.paid";

}

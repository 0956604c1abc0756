package io.inngest.spring.test.kit;

import io.inngest.spring.annotation.InngestEvent;

/**
 * An order.
 *
 * @param orderId its id
 */
@InngestEvent("kit/order")
record Order(String orderId) {

}

package io.inngest.spring.sample.orders;

import java.time.Duration;

import io.inngest.spring.annotation.InngestEvent;

/**
 * Somebody has ordered something.
 *
 * @param orderId the order's id
 * @param payWithin how long there is to pay
 */
@InngestEvent("shop/order.placed")
public record OrderPlaced(String orderId, Duration payWithin) {

}

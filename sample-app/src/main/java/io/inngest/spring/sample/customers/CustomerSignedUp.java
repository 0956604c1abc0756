package io.inngest.spring.sample.customers;

import io.inngest.spring.annotation.InngestEvent;

/**
 * Somebody has signed up as a customer.
 *
 * @param customerId the customer's id
 * @param email where to write to
 */
@InngestEvent("shop/customer.signed-up")
public record CustomerSignedUp(String customerId, String email) {

}

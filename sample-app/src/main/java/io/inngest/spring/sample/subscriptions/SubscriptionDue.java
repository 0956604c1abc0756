package io.inngest.spring.sample.subscriptions;

import io.inngest.spring.annotation.InngestEvent;

/**
 * A subscription has to be paid for again.
 *
 * @param subscriptionId the subscription's id
 * @param userId whose it is
 */
@InngestEvent("billing/subscription.due")
public record SubscriptionDue(String subscriptionId, String userId) {

}

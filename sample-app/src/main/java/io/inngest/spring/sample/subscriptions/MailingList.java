package io.inngest.spring.sample.subscriptions;

import io.inngest.spring.sample.outside.OutsideWorld;

import org.springframework.stereotype.Component;

/**
 * Those who get what they have subscribed to.
 */
@Component
class MailingList {

	private final OutsideWorld world;

	MailingList(OutsideWorld world) {
		this.world = world;
	}

	void unsubscribe(String userId, String subscriptionId, String reason) {
		this.world.call("mailing-list", subscriptionId, "unsubscribe %s: %s".formatted(userId, reason));
	}

}

package io.inngest.spring.sample.subscriptions;

import io.inngest.spring.ErrorDetails;
import io.inngest.spring.Event;
import io.inngest.spring.Step;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.annotation.OnFailure;

/**
 * Checks that a subscription is paid for: once and, after that, five times more. Then its
 * failure handler, a run of its own with the original event at hand, ends the
 * subscription.
 */
@InngestFunction(id = "check-subscription", event = "billing/subscription.due", retries = 5)
class CheckSubscription {

	private final PaymentProvider payments;

	private final MailingList mailingList;

	CheckSubscription(PaymentProvider payments, MailingList mailingList) {
		this.payments = payments;
		this.mailingList = mailingList;
	}

	String run(SubscriptionDue due, Step step) {
		return step.run("check-payment", () -> this.payments.status(due.subscriptionId()));
	}

	@OnFailure
	void unsubscribe(Event<SubscriptionDue> event, ErrorDetails error, Step step) {
		SubscriptionDue due = event.data();
		String reason = "%s after %d attempts".formatted(error.message(), error.attempts());
		step.run("unsubscribe-user", () -> this.mailingList.unsubscribe(due.userId(), due.subscriptionId(), reason));
	}

}

package io.inngest.spring.test.kit;

import java.time.Duration;
import java.util.Optional;

import io.inngest.spring.Event;
import io.inngest.spring.Step;
import io.inngest.spring.WaitForEvent;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.annotation.OnCancelled;

/**
 * Waits for an event and a signal.
 */
@InngestFunction(id = "await-both", event = "kit/await")
class AwaitBoth {

	private final Payments payments;

	AwaitBoth(Payments payments) {
		this.payments = payments;
	}

	String run(Order order, Step step) {
		Optional<Event<Order>> paid = step.waitForEvent("paid",
				WaitForEvent.of("kit/paid", Order.class).match("data.orderId").timeout(Duration.ofDays(3)));
		String approver = step.waitForSignal("approved", "approve/" + order.orderId(), Duration.ofDays(1), String.class)
			.orElse("nobody");
		String extra = step.invoke("extra", "extra", order, String.class);
		return "%s, %s, %s".formatted(paid.isPresent() ? "paid" : "unpaid", approver, extra);
	}

	@OnCancelled
	void cancelled(Step step) {
		step.run("say-so", () -> this.payments.mail("cancelled"));
	}

}

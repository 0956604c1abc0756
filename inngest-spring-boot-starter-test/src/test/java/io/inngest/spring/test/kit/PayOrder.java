package io.inngest.spring.test.kit;

import java.time.Duration;

import io.inngest.spring.ErrorDetails;
import io.inngest.spring.Event;
import io.inngest.spring.Step;
import io.inngest.spring.annotation.FunctionHandler;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.annotation.OnFailure;

/**
 * Charges, sleeps, and tells.
 */
@InngestFunction(id = "pay-order", event = "kit/order", retries = 2)
class PayOrder {

	private final Payments payments;

	PayOrder(Payments payments) {
		this.payments = payments;
	}

	@FunctionHandler
	String run(Order order, Step step) {
		String payment = step.run("charge", () -> this.payments.charge(order.orderId()));
		step.sleep("grace", Duration.ofDays(2));
		step.run("mail", () -> this.payments.mail("paid with " + payment));
		step.sendEvent("announce", Event.of("kit/paid", new Order(order.orderId())));
		return payment;
	}

	@OnFailure
	void failed(ErrorDetails error, Step step) {
		step.run("tell", () -> this.payments.mail("failed: " + error.message()));
	}

}

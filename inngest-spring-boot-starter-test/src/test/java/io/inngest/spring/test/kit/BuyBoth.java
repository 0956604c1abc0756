package io.inngest.spring.test.kit;

import io.inngest.spring.Step;
import io.inngest.spring.annotation.InngestFunction;

/**
 * Pays twice or not at all.
 */
@InngestFunction(id = "buy-both", event = "kit/both", retries = 0)
class BuyBoth {

	private final Payments payments;

	BuyBoth(Payments payments) {
		this.payments = payments;
	}

	String run(Order order, Step step) {
		return step.saga((saga) -> {
			String one = saga.run("one", () -> this.payments.charge("one"))
				.rollback("refund-one", this.payments::refund);
			String two = saga.run("two", () -> this.payments.charge("two"))
				.rollback("refund-two", this.payments::refund);
			saga.run("ship", () -> this.payments.charge("ship")).value();
			return one + two;
		});
	}

}

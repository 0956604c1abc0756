package io.inngest.spring.sample.orders;

import io.inngest.spring.Step;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.sample.outside.OutsideWorld;

import org.springframework.stereotype.Component;

/**
 * Issues invoices, by a function that nothing but other functions can start.
 */
@Component
class Invoices {

	private final OutsideWorld world;

	Invoices(OutsideWorld world) {
		this.world = world;
	}

	@InngestFunction(id = "issue-invoice")
	String issue(InvoiceRequest request, Step step) {
		String orderId = request.orderId();
		step.run("write-invoice", () -> this.world.call("accounting", orderId, "invoice, " + request.clearance()));
		return "invoice-" + orderId;
	}

}

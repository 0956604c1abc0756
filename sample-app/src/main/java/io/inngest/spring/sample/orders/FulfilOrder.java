package io.inngest.spring.sample.orders;

import java.util.Optional;

import io.inngest.spring.CancelledEvent;
import io.inngest.spring.Event;
import io.inngest.spring.Step;
import io.inngest.spring.WaitForEvent;
import io.inngest.spring.annotation.CancelOn;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.annotation.OnCancelled;

/**
 * Ships an order once it is paid for or somebody answers for it, whichever comes first;
 * the invoice is another function's business. An order that is cancelled meanwhile ends
 * the run wherever it is.
 */
@InngestFunction(id = "fulfil-order", event = "shop/order.placed")
@CancelOn(event = OrderCancelled.NAME, match = "data.orderId")
class FulfilOrder {

	private final Warehouse warehouse;

	FulfilOrder(Warehouse warehouse) {
		this.warehouse = warehouse;
	}

	String run(OrderPlaced order, Step step) {
		String orderId = order.orderId();
		step.run("reserve-goods", () -> this.warehouse.reserve(orderId));
		Optional<String> cleared = step.race(() -> payment(order, step), () -> approval(order, step));
		if (cleared.isEmpty()) {
			step.run("release-goods", () -> this.warehouse.release(orderId));
			return "expired";
		}
		String clearance = cleared.get();
		String invoice = step.invoke("issue-invoice", "issue-invoice", new InvoiceRequest(orderId, clearance),
				String.class);
		step.run("ship-goods", () -> this.warehouse.ship(orderId, clearance, invoice));
		return clearance;
	}

	private Optional<String> payment(OrderPlaced order, Step step) {
		WaitForEvent<OrderPaid> paid = WaitForEvent.of(OrderPaid.NAME, OrderPaid.class)
			.match("data.orderId")
			.timeout(order.payWithin());
		return step.waitForEvent("await-payment", paid)
			.map(Event::data)
			.map((payment) -> "paid by " + payment.method());
	}

	private Optional<String> approval(OrderPlaced order, Step step) {
		return step.waitForSignal("await-approval", Approval.signal(order.orderId()), order.payWithin(), Approval.class)
			.map((approval) -> "approved by " + approval.approver());
	}

	@OnCancelled
	void cleanUp(CancelledEvent<OrderPlaced> cancelled, Step step) {
		String orderId = cancelled.event().data().orderId();
		step.run("release-goods", () -> this.warehouse.release(orderId));
	}

}

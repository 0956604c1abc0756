package io.inngest.spring.serve.replay.functions;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.inngest.spring.Event;
import io.inngest.spring.Step;
import io.inngest.spring.WaitForEvent;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.serve.replay.Recorded;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Functions that wait for events and signals.
 */
final class Waiting {

	private static final Duration LONG = Duration.ofSeconds(30);

	private Waiting() {
	}

	@Recorded("wait-for-event-matched")
	static class Fulfilment {

		@InngestFunction(id = "fulfil", event = "shop/order.placed", retries = 0)
		Map<String, Object> run(Step step) {
			Event<Payment> payment = step
				.waitForEvent("wait-payment",
						WaitForEvent.of("shop/payment.received", Payment.class).match("data.orderId").timeout(LONG))
				.orElseThrow();
			Event<Approval> approval = step
				.waitForEvent("wait-approval",
						WaitForEvent.of("shop/order.approved", Approval.class)
							.condition("async.data.orderId == event.data.orderId && async.data.level > 2")
							.timeout(LONG))
				.orElseThrow();
			return Map.of("payment", List.of(payment.name(), payment.data().amount()), "approver", approval.data().by(),
					"id", approval.id());
		}

		record Payment(double amount) {

		}

		record Approval(String by, int level) {

		}

	}

	@Recorded("wait-for-event-timeout")
	static class Unpaid {

		@InngestFunction(id = "fulfil", event = "shop/order.placed", retries = 0)
		Map<String, Boolean> run(Step step) {
			return Map.of("paid",
					step.waitForEvent("wait-payment",
							WaitForEvent.of("shop/payment.received", Object.class).timeout(Duration.ofSeconds(1)))
						.isPresent());
		}

	}

	@Recorded("signal-wait-and-send")
	static class Signals {

		@InngestFunction(id = "waiter", event = "shop/order.placed", retries = 0)
		List<@Nullable Object> waiter(Step step) {
			List<@Nullable Object> received = new ArrayList<>();
			received.add(received(step, "wait-ok", "order/ord_17", LONG));
			received.add(received(step, "wait-two", "two", LONG));
			received.add(received(step, "wait-none", "none", Duration.ofSeconds(1)));
			return received;
		}

		private static @Nullable Object received(Step step, String id, String signal, Duration timeout) {
			return step.waitForSignal(id, signal, timeout, JsonNode.class)
				.map((data) -> Map.of("signal", signal, "data", data))
				.orElse(null);
		}

		@InngestFunction(id = "sender", event = "shop/go", retries = 0)
		Map<String, Object> sender(Step step) {
			step.sendSignal("ping-it", "order/ord_17", Map.of("by", "boss"));
			return Map.of();
		}

	}

}

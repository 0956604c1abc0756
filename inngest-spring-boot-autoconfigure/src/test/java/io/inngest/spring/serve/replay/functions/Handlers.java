package io.inngest.spring.serve.replay.functions;

import java.util.Map;

import io.inngest.spring.ErrorDetails;
import io.inngest.spring.Event;
import io.inngest.spring.FailureEvent;
import io.inngest.spring.NonRetriableError;
import io.inngest.spring.RunContext;
import io.inngest.spring.Step;
import io.inngest.spring.TypeRef;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.annotation.OnFailure;
import io.inngest.spring.serve.replay.Recorded;
import io.inngest.spring.serve.replay.functions.Payloads.Order;
import io.inngest.spring.serve.replay.functions.Payloads.Subscription;

/**
 * Functions whose failures are handled.
 */
final class Handlers {

	private static final TypeRef<Map<String, Object>> OBJECT = new TypeRef<>() {
	};

	private Handlers() {
	}

	@Recorded({ "on-failure-handler", "on-failure-handler-signed" })
	@InngestFunction(id = "update-subscription", name = "Update subscription", event = "shop/subscription.changed",
			retries = 1)
	static class UpdateSubscription {

		void run(Event<Subscription> event, Step step) {
			step.run("load-user", OBJECT, () -> Map.of("id", event.data().userId()));
			step.run("call-billing", () -> {
				throw new Thrown.Error("billing is down");
			});
		}

		@OnFailure
		Map<String, Object> failed(FailureEvent<Subscription> failure, ErrorDetails error, Step step,
				RunContext context) {
			Map<String, Object> sent = step.run("send-alert", OBJECT, () -> Map.of("to", "ops", "text",
					failure.functionId() + ": " + error.message(), "failedRun", failure.runId()));
			Map<String, Object> reverted = step.run("revert-plan", OBJECT,
					() -> Map.of("user", failure.event().data().userId(), "plan", "free"));
			return Map.of("sent", sent, "reverted", reverted, "name", error.name(), "attempt", context.attempt());
		}

	}

	@Recorded("failing-failure-handler")
	@InngestFunction(id = "double-trouble", event = "shop/order.placed", retries = 0)
	static class DoubleTrouble {

		void run() {
			throw new NonRetriableError("main broke");
		}

		@OnFailure
		void failed() {
			throw new Thrown.Error("handler broke");
		}

	}

	@Recorded("global-failure-listener")
	static class FailsA {

		@InngestFunction(id = "fails-a", event = "shop/a", retries = 0)
		void run() {
			throw new NonRetriableError("a");
		}

		@InngestFunction(id = "on-any-failure", event = "inngest/function.failed", retries = 0)
		Map<String, Object> any(FailureEvent<Object> failure) {
			return Map.of("fn", failure.functionId(), "message", failure.error().message());
		}

	}

	@Recorded("global-failure-listener")
	@InngestFunction(id = "fails-b", event = "shop/b", retries = 0)
	static class FailsB {

		void run(Step step) {
			step.run("s", () -> {
				throw new Thrown.Error("b");
			});
		}

		@OnFailure
		String failed(ErrorDetails error) {
			return "own handler: " + error.message();
		}

	}

	@Recorded({ "step-fails-unhandled", "step-fails-unhandled-signed" })
	@InngestFunction(id = "charge-order", name = "Charge order", event = "shop/order.placed", retries = 1)
	static class ChargeOrder {

		void run(Step step) {
			step.run("check-stock", () -> true);
			step.run("charge-card", OBJECT, Failures::declined);
		}

		@OnFailure
		Map<String, Object> failed(FailureEvent<Order> failure, RunContext context) {
			return Map.of("handled", failure.functionId(), "name", failure.error().name(), "message",
					failure.error().message(), "order", failure.event().data().orderId(), "sameRun",
					failure.runId().equals(context.runId()));
		}

	}

	@Recorded("step-error-details")
	@InngestFunction(id = "charge-order", event = "shop/order.placed", retries = 0)
	static class ChargeOrderWithDetails {

		void run(Step step) {
			step.run("charge-card", () -> {
				throw new Thrown.PaymentDeclined("declined", new Thrown.TypeError("bad token", null));
			});
		}

		@OnFailure
		Map<String, Object> failed(ErrorDetails error) {
			ErrorDetails cause = error.causes().get(0);
			return Map.of("name", error.name(), "message", error.message(), "cause",
					Map.of("name", cause.name(), "message", cause.message()));
		}

	}

	@Recorded("checkpointing-on-unhandled")
	@InngestFunction(id = "ck", event = "shop/order.placed", retries = 0)
	static class Checkpointed {

		void run(Step step) {
			step.run("one", () -> 1);
			step.run("two", () -> {
				throw new Thrown.Error("boom");
			});
		}

		@OnFailure
		String failed(ErrorDetails error) {
			return error.message();
		}

	}

	@Recorded({ "sync-in-band", "sync-in-band-wrong-spelling", "sync-out-of-band", "sync-out-of-band-cloud" })
	static class Registered {

		@InngestFunction(id = "import-product", name = "Import product", event = "shop/product.imported", retries = 3)
		void run() {
		}

	}

	@Recorded("sync-server-rejects")
	static class Rejected {

		@InngestFunction(id = "bad-cron", event = "shop/ping", retries = 0)
		void run() {
		}

	}

}

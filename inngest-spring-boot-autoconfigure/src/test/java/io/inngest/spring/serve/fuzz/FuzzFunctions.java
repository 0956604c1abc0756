package io.inngest.spring.serve.fuzz;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import io.inngest.spring.ErrorDetails;
import io.inngest.spring.Event;
import io.inngest.spring.FailureEvent;
import io.inngest.spring.NonRetriableError;
import io.inngest.spring.RetryAfterError;
import io.inngest.spring.RunContext;
import io.inngest.spring.Step;
import io.inngest.spring.TypeRef;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.annotation.OnFailure;
import tools.jackson.databind.JsonNode;

/**
 * Functions with the ids of recorded ones, which do everything a function can do and
 * count how often they are called.
 */
class FuzzFunctions {

	private final AtomicLong calls = new AtomicLong();

	/**
	 * How often any function was called.
	 */
	long calls() {
		return this.calls.get();
	}

	@InngestFunction(id = "ping", event = "shop/ping", retries = 3)
	Map<String, Integer> ping(Event<Ping> event) {
		this.calls.incrementAndGet();
		return Map.of("pong", event.data().n());
	}

	@InngestFunction(id = "import-product", event = "shop/product.imported", retries = 3)
	String importProduct(Event<Product> event, Step step) {
		this.calls.incrementAndGet();
		Image image = step.run("generate-image", () -> new Image("https://img.example/" + event.data().id(), 512));
		int pixels = step.run("count-pixels", () -> image.w() * image.w());
		return step.run("notify-user", () -> "sent to " + event.data().channelId() + pixels);
	}

	@InngestFunction(id = "sleeper", event = "shop/order.placed", retries = 0)
	List<Integer> sleeper(Step step) {
		this.calls.incrementAndGet();
		int before = step.run("before", () -> 1);
		step.sleep("nap", Duration.ofSeconds(1));
		return List.of(before, step.run("after", () -> 2));
	}

	@InngestFunction(id = "flaky", event = "shop/product.imported", retries = 3)
	Map<String, Object> flaky(Step step, RunContext context) {
		this.calls.incrementAndGet();
		return step.run("flaky", new TypeRef<Map<String, Object>>() {
		}, () -> {
			if (context.attempt() < 2) {
				throw new IllegalStateException("not yet " + context.attempt());
			}
			return Map.of("attempt", context.attempt());
		});
	}

	@InngestFunction(id = "polite-step", event = "shop/order.placed", retries = 2)
	String politeStep(Step step, RunContext context) {
		this.calls.incrementAndGet();
		return step.run("call-api", () -> {
			if (context.attempt() == 0) {
				throw new RetryAfterError("slow down", Duration.ofMillis(1500));
			}
			return "ok";
		});
	}

	@InngestFunction(id = "no-retry-body", event = "shop/order.placed", retries = 3)
	void noRetryBody(JsonNode data) {
		this.calls.incrementAndGet();
		throw new NonRetriableError("unknown customer in " + data);
	}

	@InngestFunction(id = "charge-order", name = "Charge order", event = "shop/order.placed", retries = 1)
	void chargeOrder(Step step) {
		this.calls.incrementAndGet();
		step.run("check-stock", () -> true);
		step.run("charge-card", () -> {
			throw new IllegalStateException("card declined");
		});
	}

	@OnFailure
	Map<String, Object> failed(FailureEvent<Order> failure, ErrorDetails error) {
		this.calls.incrementAndGet();
		return Map.of("handled", failure.functionId(), "name", error.name(), "order", failure.event().data());
	}

	@InngestFunction(id = "emitter", event = "shop/order.placed", retries = 0)
	List<String> emitter(Event<Map<String, Object>> event, Step step) {
		this.calls.incrementAndGet();
		return step.sendEvent("emit-one", Event.of("shop/receipt", event.data()));
	}

	record Ping(int n) {

	}

	record Product(String id, String prompt, String channelId) {

	}

	record Image(String url, int w) {

	}

	record Order(String orderId, String sku, int qty, double total) {

	}

}

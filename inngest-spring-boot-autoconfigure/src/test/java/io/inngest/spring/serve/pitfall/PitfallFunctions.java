package io.inngest.spring.serve.pitfall;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.inngest.spring.ErrorDetails;
import io.inngest.spring.Event;
import io.inngest.spring.FailureEvent;
import io.inngest.spring.NonRetriableError;
import io.inngest.spring.Step;
import io.inngest.spring.StepError;
import io.inngest.spring.TypeRef;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.annotation.OnFailure;

/**
 * Functions that depend on what is easily done wrong between a server and an application.
 */
class PitfallFunctions {

	/** What ran, since the application was started. */
	final List<String> ran = new ArrayList<>();

	@InngestFunction(id = "falls-back", event = "shop/order.placed", retries = 1)
	Map<String, String> fallsBack(Step step) {
		try {
			step.run("charge-card", PitfallFunctions::decline);
			return Map.of();
		}
		catch (StepError ex) {
			String via = step.run("send-invoice", () -> "invoice");
			return Map.of("via", via, "name", ex.name(), "message", String.valueOf(ex.getMessage()), "stack",
					String.valueOf(ex.details().stack()));
		}
	}

	@InngestFunction(id = "does-not-catch", event = "shop/order.placed", retries = 1)
	void doesNotCatch(Step step) {
		this.ran.add("body");
		step.run("charge-card", PitfallFunctions::decline);
	}

	@OnFailure(functions = "does-not-catch")
	Map<String, Object> failed(FailureEvent<Order> failure, ErrorDetails error, Event<Order> event) {
		return Map.of("function", failure.functionId(), "run", failure.runId(), "name", error.name(), "message",
				String.valueOf(error.message()), "step", String.valueOf(error.stepId()), "cause",
				String.valueOf(error.causes().get(0).message()), "city", event.data().address().city(), "orders",
				failure.events().size(), "illegal", error.is(IllegalStateException.class));
	}

	@InngestFunction(id = "wraps", event = "shop/order.placed", retries = 1)
	void wraps(Step step) {
		this.ran.add("body");
		try {
			step.run("charge-card", PitfallFunctions::decline);
		}
		catch (StepError ex) {
			throw new IllegalStateException("order failed", new RuntimeException(ex));
		}
	}

	@InngestFunction(id = "catches-final", event = "shop/order.placed", retries = 1)
	String catchesFinal(Step step) {
		try {
			return step.run("find-customer", () -> {
				this.ran.add("find-customer");
				throw new NonRetriableError("unknown customer");
			});
		}
		catch (StepError ex) {
			return ex.name() + ": " + ex.getMessage();
		}
	}

	@InngestFunction(id = "catches-everything", event = "shop/order.placed", retries = 1)
	String catchesEverything(Step step) {
		String result = "nothing";
		try {
			result = step.run("load", () -> {
				this.ran.add("load");
				return "loaded";
			});
		}
		catch (Throwable ex) {
			result = "swallowed";
		}
		return result + step.run("store", () -> {
			this.ran.add("store");
			return "stored";
		});
	}

	@InngestFunction(id = "asserts", event = "shop/order.placed", retries = 1)
	String asserts(Step step) {
		try {
			return step.run("check", () -> {
				throw new AssertionError("stock is negative");
			});
		}
		catch (StepError ex) {
			return ex.name() + ": " + ex.getMessage();
		}
	}

	@InngestFunction(id = "returns-instant", event = "shop/order.placed", retries = 1)
	Shipment returnsInstant(Step step) {
		Shipment shipment = step.run("ship", () -> new Shipment("a", Instant.parse("2026-01-15T12:00:00.123456789Z")));
		return new Shipment(shipment.id() + "b", shipment.at().plusNanos(1));
	}

	@InngestFunction(id = "returns-records", event = "shop/order.placed", retries = 1)
	int returnsRecords(Step step) {
		List<Line> lines = step.run("lines", new TypeRef<List<Line>>() {
		}, () -> List.of(new Line("bike", 2), new Line("bell", 3)));
		return lines.stream().mapToInt(Line::quantity).sum();
	}

	private static String decline() {
		throw new IllegalStateException("card declined", new IllegalArgumentException("expired"));
	}

	record Order(String id, Address address) {

	}

	record Address(String city) {

	}

	record Shipment(String id, Instant at) {

	}

	record Line(String article, int quantity) {

	}

}

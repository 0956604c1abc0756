package io.inngest.spring.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.inngest.spring.Event;
import io.inngest.spring.NonRetriableError;
import io.inngest.spring.Step;
import io.inngest.spring.StepError;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.engine.query.EventView;
import io.inngest.spring.engine.query.RunView;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The events that tell of a run's end against those of an Inngest server, field by field.
 */
class SystemEventTests {

	/** What differs from run to run and from language to language. */
	private static final Set<String> VARYING = Set.of("id", "ts", "run_id", "stack");

	static Stream<Scenario> scenarios() {
		return Stream.of(new Scenario("body-error-retries-exhausted", BodyFails.class),
				new Scenario("step-fails-unhandled", ChargeOrder.class),
				new Scenario("non-retriable-in-step-unhandled", NoRetryStep.class),
				new Scenario("non-retriable-in-body", NoRetryBody.class),
				new Scenario("step-fails-rollback-rethrow", PlaceOrder.class),
				new Scenario("simple-return", ImportProduct.class), new Scenario("return-null", ReturnNull.class),
				new Scenario("return-scalars", ReturnScalars.class));
	}

	@ParameterizedTest
	@MethodSource("scenarios")
	void equalTheServers(Scenario scenario) {
		for (TestDatabases database : TestDatabases.values()) {
			JsonNode recorded = ServerVectors.read("events/" + scenario.name() + ".json");
			try (EngineFixture app = EngineFixture.on(database, scenario.function())) {
				send(app, recorded);
				app.driver().runToEnd();
				assertThat(comparable(systemEvents(app))).as(database.name())
					.containsExactlyElementsOf(comparable(recorded.get("events").valueStream().toList()));
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void ofACancelledRunEqualTheServersExceptForTheReason(TestDatabases database) {
		JsonNode recorded = ServerVectors.read("events/cancel-via-api.json");
		try (EngineFixture app = EngineFixture.on(database, Cancellable.class)) {
			send(app, recorded);
			app.driver().runUntilIdle();
			app.inngest().cancel(app.onlyRunOf("cancellable").runId());
			app.driver().runToEnd();
			List<JsonNode> events = systemEvents(app);
			for (JsonNode event : events) {
				assertThat(((ObjectNode) event.get("data")).remove("reason").stringValue()).isEqualTo("api");
			}
			assertThat(comparable(events))
				.containsExactlyElementsOf(comparable(recorded.get("events").valueStream().toList()));
		}
	}

	@ParameterizedTest
	@EnumSource
	void bearTheIdsThatTheServersBear(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, NoRetryBody.class)) {
			Event<?> sent = Event.of("shop/order.placed", Map.of())
				.withId("order-17")
				.withUser(Map.of("id", 5))
				.withV("2");
			String key = app.inngest().send(sent).ids().get(0);
			app.driver().runToEnd();
			RunView run = app.onlyRunOf("no-retry-body");
			assertThat(run.event().key()).isEqualTo(key);
			EventView failed = app.queries().latestEvents("inngest/function.failed", 10).get(0);
			EventView finished = app.queries().latestEvents("inngest/function.finished", 10).get(0);
			assertThat(failed.id()).isEqualTo(run.runId());
			assertThat(failed.key()).isNotEqualTo(run.runId());
			assertThat(finished.id()).isEqualTo(finished.key()).isNotEqualTo(run.runId());
			JsonNode data = JsonMapper.shared().readTree(failed.data());
			assertThat(data.get("run_id").stringValue()).isEqualTo(run.runId());
			assertThat(data.get("event")).isEqualTo(JsonMapper.shared().readTree("""
					{ "id": "order-17", "name": "shop/order.placed", "data": {}, "user": { "id": 5 },
						"ts": %d, "v": "2" }""".formatted(EngineFixture.START.toEpochMilli())));
			assertThat(data.get("events").get(0)).isEqualTo(data.get("event"));
			assertThat(data.get("error").get("name").stringValue()).isEqualTo("NonRetriableError");
			assertThat(data.get("error").get("cause").get("name").stringValue()).isEqualTo("IllegalStateException");
		}
	}

	private static void send(EngineFixture app, JsonNode recorded) {
		JsonNode trigger = recorded.get("trigger").get(0);
		app.send(trigger.get("name").stringValue(), trigger.get("data"));
	}

	private static List<JsonNode> systemEvents(EngineFixture app) {
		List<JsonNode> events = new ArrayList<>();
		for (EventView view : app.queries().latestEvents(100)) {
			if (view.name().startsWith("inngest/")) {
				ObjectNode event = JsonMapper.shared().createObjectNode();
				event.put("id", view.id()).put("name", view.name()).put("ts", view.ts().toEpochMilli());
				event.set("data", JsonMapper.shared().readTree(view.data()));
				events.add(event);
			}
		}
		return events;
	}

	private static List<JsonNode> comparable(List<JsonNode> events) {
		return events.stream()
			.map((event) -> comparable(event.deepCopy()))
			.sorted(Comparator.comparing(
					(event) -> event.path("name").stringValue() + event.path("data").path("function_id").stringValue()))
			.toList();
	}

	private static JsonNode comparable(JsonNode node) {
		if (node instanceof ObjectNode object) {
			boolean error = object.has("message") && object.has("name");
			for (String property : List.copyOf(object.propertyNames())) {
				JsonNode value = object.get(property);
				if (error && property.equals("data")) {
					object.remove(property);
				}
				else if (value.isValueNode() && (VARYING.contains(property) || (error && property.equals("name")))) {
					object.put(property, "…");
				}
				else {
					comparable(value);
				}
			}
		}
		node.forEach(SystemEventTests::comparable);
		return node;
	}

	record Scenario(String name, Class<?> function) {

		@Override
		public String toString() {
			return this.name;
		}

	}

	@InngestFunction(id = "body-fails", event = "shop/order.placed", retries = 2)
	static class BodyFails {

		void run() {
			throw new IllegalStateException("database gone");
		}

	}

	@InngestFunction(id = "charge-order", event = "shop/order.placed", retries = 1)
	static class ChargeOrder {

		void run(Step step) {
			step.run("check-stock", () -> true);
			step.run("charge-card", () -> {
				throw new IllegalStateException("card declined");
			});
		}

	}

	@InngestFunction(id = "no-retry-step", event = "shop/order.placed", retries = 3)
	static class NoRetryStep {

		void run(Step step) {
			step.run("find-customer", () -> {
				throw new NonRetriableError("unknown customer");
			});
		}

	}

	@InngestFunction(id = "no-retry-body", event = "shop/order.placed", retries = 3)
	static class NoRetryBody {

		void run() {
			throw new NonRetriableError("unknown customer", new IllegalStateException("404 from crm"));
		}

	}

	@InngestFunction(id = "place-order", event = "shop/order.placed", retries = 1)
	static class PlaceOrder {

		void run(Step step) {
			Map<String, String> reserved = step.run("reserve-stock", () -> new Reservation("res_1")).asMap();
			try {
				step.run("charge-card", () -> {
					throw new IllegalStateException("card declined");
				});
			}
			catch (StepError ex) {
				step.run("release-stock", () -> new Reservation(reserved.get("reservation")));
				throw ex;
			}
		}

		record Reservation(String reservation) {

			Map<String, String> asMap() {
				return Map.of("reservation", this.reservation);
			}

		}

	}

	@InngestFunction(id = "import-product", event = "shop/product.imported")
	static class ImportProduct {

		Map<String, Object> run(Event<Map<String, String>> event) {
			return Map.of("ok", true, "product", event.data().get("id"));
		}

	}

	static class ReturnNull {

		@InngestFunction(id = "returns-null", event = "shop/product.imported")
		String returnsNull() {
			return null;
		}

		@InngestFunction(id = "returns-nothing", event = "shop/product.imported")
		void returnsNothing() {
		}

	}

	static class ReturnScalars {

		@InngestFunction(id = "returns-s", event = "shop/product.imported")
		String string() {
			return "done";
		}

		@InngestFunction(id = "returns-n", event = "shop/product.imported")
		int number() {
			return 42;
		}

		@InngestFunction(id = "returns-b", event = "shop/product.imported")
		boolean bool() {
			return false;
		}

		@InngestFunction(id = "returns-a", event = "shop/product.imported")
		List<Object> array() {
			return Arrays.asList(1, "two", null);
		}

	}

	@InngestFunction(id = "cancellable", event = "shop/order.placed")
	static class Cancellable {

		void run(Step step) {
			step.sleep("nap", Duration.ofMinutes(1));
		}

	}

}

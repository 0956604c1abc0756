package io.inngest.spring.test;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.inngest.spring.Event;
import io.inngest.spring.NonRetriableError;
import io.inngest.spring.Step;
import io.inngest.spring.StepError;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.engine.query.EventView;
import io.inngest.spring.engine.query.RunView;
import io.inngest.spring.engine.query.StepView;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Functions that invoke others.
 */
class InvokeTests {

	@ParameterizedTest
	@EnumSource
	void goesOnWithTheResultOfTheOtherFunction(TestDatabases database) {
		try (EngineFixture app = EngineFixture.builder(database, Parent.class)
			.property("spring.jackson.deserialization.fail-on-unknown-properties=true")
			.start()) {
			app.send("shop/call", Map.of("function", "child", "n", 20));
			app.driver().runUntilIdle();
			RunView parent = app.onlyRunOf("parent");
			RunView child = app.onlyRunOf("child");
			assertThat(parent.output()).isEqualTo("\"41\"");
			assertThat(parent.steps()).singleElement()
				.returns("step.invoke", StepView::op)
				.returns("41", StepView::output);
			JsonNode data = json(child.event());
			assertThat(child.event().name()).isEqualTo("inngest/function.invoked");
			assertThat(data.at("/n").intValue()).isEqualTo(20);
			assertThat(data.at("/_inngest/fn_id").stringValue()).isEqualTo("shop-child");
			String correlation = data.at("/_inngest/correlation_id").stringValue();
			assertThat(correlation).startsWith(parent.runId() + ".");
			List<EventView> ends = app.queries().latestEvents("inngest/function.finished", 10);
			assertThat(ends).extracting((end) -> json(end).path("correlation_id").asString("-"))
				.containsExactlyInAnyOrder("-", correlation);
			assertThat(app.count("inngest_wait")).isZero();
		}
	}

	@ParameterizedTest
	@EnumSource
	void goesOnWithNothingWhenThereIsNoResult(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, Parent.class)) {
			app.send("shop/call", Map.of("function", "shop-silent", "n", 1));
			app.driver().runUntilIdle();
			assertThat(app.onlyRunOf("parent").output()).isEqualTo("\"null\"");
		}
	}

	@ParameterizedTest
	@EnumSource
	void failsAsTheOtherFunctionHas(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, Parent.class)) {
			app.send("shop/call", Map.of("function", "failing", "n", 1));
			app.driver().runUntilIdle();
			assertThat(app.onlyRunOf("failing").status()).isEqualTo(RunView.Status.FAILED);
			assertThat(app.onlyRunOf("parent").output()).isEqualTo("\"NonRetriableError: no [IllegalStateException]\"");
		}
	}

	@ParameterizedTest
	@EnumSource
	void failsWhenTheOtherRunIsCancelled(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, Parent.class)) {
			app.send("shop/call", Map.of("function", "sleeping", "n", 1));
			app.driver().runUntilIdle();
			app.inngest().cancel(app.onlyRunOf("sleeping").runId());
			app.driver().runUntilIdle();
			assertThat(app.onlyRunOf("parent").output()).startsWith("\"InngestInvokeCancelled: ");
		}
	}

	@ParameterizedTest
	@EnumSource
	void failsWhenItTakesTooLong(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, Parent.class)) {
			app.send("shop/call", Map.of("function", "sleeping", "n", 1));
			app.advance(Duration.ofHours(1));
			assertThat(app.onlyRunOf("parent").output()).startsWith("\"InngestInvokeTimeoutError: ");
			app.driver().runToEnd();
			assertThat(app.onlyRunOf("sleeping").status()).isEqualTo(RunView.Status.COMPLETED);
		}
	}

	@ParameterizedTest
	@EnumSource
	void failsWhenThereIsNoSuchFunction(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, Parent.class)) {
			app.send("shop/call", Map.of("function", "unheard-of", "n", 1));
			app.driver().runUntilIdle();
			assertThat(app.onlyRunOf("parent").output())
				.isEqualTo("\"Error: could not find function with ID: unheard-of []\"");
			assertThat(app.count("inngest_run")).isEqualTo(1);
		}
	}

	@ParameterizedTest
	@EnumSource
	void leavesTheOtherRunAloneWhenItsCallerIsCancelled(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, Parent.class)) {
			app.send("shop/call", Map.of("function", "sleeping", "n", 1));
			app.driver().runUntilIdle();
			app.inngest().cancel(app.onlyRunOf("parent").runId());
			app.driver().runToEnd();
			assertThat(app.onlyRunOf("parent").status()).isEqualTo(RunView.Status.CANCELLED);
			assertThat(app.onlyRunOf("sleeping").status()).isEqualTo(RunView.Status.COMPLETED);
		}
	}

	private static JsonNode json(EventView event) {
		return JsonMapper.shared().readTree(event.data());
	}

	record Numbers(int n) {
	}

	record Order(String function, int n) {
	}

	static class Parent {

		@InngestFunction(id = "parent", event = "shop/call")
		String parent(Order order, Step step) {
			try {
				return String.valueOf(step.invoke("call", order.function(), new Numbers(order.n()), Integer.class,
						Duration.ofHours(1)));
			}
			catch (StepError ex) {
				return ex.name() + ": " + ex.getMessage() + " "
						+ ex.causes().stream().map((cause) -> cause.name()).toList();
			}
		}

		@InngestFunction(id = "child")
		int child(Event<Numbers> event, Step step) {
			int doubled = step.run("double", () -> event.data().n() * 2);
			return doubled + 1;
		}

		@InngestFunction(id = "silent")
		void silent(Numbers numbers) {
		}

		@InngestFunction(id = "failing")
		void failing(Step step) {
			step.run("fail", () -> {
				throw new NonRetriableError("no", new IllegalStateException("never"));
			});
		}

		@InngestFunction(id = "sleeping")
		int sleeping(Step step) {
			step.sleep("long", Duration.ofHours(2));
			return 3;
		}

	}

}

package io.inngest.spring.test;

import java.time.Duration;
import java.util.Map;

import io.inngest.spring.Event;
import io.inngest.spring.Step;
import io.inngest.spring.annotation.CancelOn;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.engine.query.RunView;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Events that cancel runs.
 */
class CancelOnTests {

	@ParameterizedTest
	@EnumSource
	void cancelsTheRunsThatTheEventConcerns(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, Shipping.class)) {
			app.send("shop/order.placed", Map.of("orderId", "o1"));
			app.send("shop/order.placed", Map.of("orderId", "o2"));
			app.driver().runUntilIdle();
			app.send("shop/order.cancelled", Map.of("orderId", "o1"));
			app.driver().runToEnd();
			assertThat(app.runsOf("ship")).extracting(RunView::output, RunView::reason)
				.containsExactlyInAnyOrder(tuple(null, "event"), tuple("\"o2\"", null));
			assertThat(app.queries().latestEvents("inngest/function.cancelled", 10)).hasSize(1);
			assertThat(app.count("inngest_wait")).isZero();
		}
	}

	@ParameterizedTest
	@EnumSource
	void cancelsARunThatHasNotStarted(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, Shipping.class)) {
			app.send("shop/order.cancelled", Map.of("orderId", "o1"));
			app.send("shop/order.placed", Map.of("orderId", "o1"));
			app.inngest()
				.send(Event.of("shop/order.placed", Map.of("orderId", "o2"))
					.withTs(EngineFixture.START.plus(Duration.ofHours(1))));
			app.send("shop/order.cancelled", Map.of("orderId", "o2"));
			app.driver().runToEnd();
			assertThat(app.runsOf("ship")).extracting(RunView::output).containsExactlyInAnyOrder("\"o1\"", null);
		}
	}

	@ParameterizedTest
	@EnumSource
	void isOverWhenItsTimeIs(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, Shipping.class)) {
			app.send("shop/order.placed", Map.of("orderId", "o1"));
			app.advance(Duration.ofMinutes(10));
			app.send("shop/order.withdrawn");
			app.driver().runToEnd();
			assertThat(app.onlyRunOf("ship").output()).isEqualTo("\"o1\"");
		}
	}

	@ParameterizedTest
	@EnumSource
	void isNotCancelledByTheEventThatStartsIt(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, Latest.class)) {
			app.send("shop/search", Map.of("text", "a"));
			app.driver().runUntilIdle();
			app.send("shop/search", Map.of("text", "ab"));
			app.driver().runToEnd();
			assertThat(app.runsOf("search")).extracting(RunView::output).containsExactly("\"ab\"", null);
		}
	}

	static class Shipping {

		@InngestFunction(id = "ship", event = "shop/order.placed")
		@CancelOn(event = "shop/order.cancelled", match = "data.orderId")
		@CancelOn(event = "shop/order.withdrawn", timeout = "10m")
		String ship(Map<String, String> data, Step step) {
			step.run("prepare", () -> "p");
			step.sleep("wait", Duration.ofDays(1));
			return data.get("orderId");
		}

	}

	static class Latest {

		@InngestFunction(id = "search", event = "shop/search")
		@CancelOn(event = "shop/search")
		String search(Map<String, String> data, Step step) {
			step.sleep("settle", Duration.ofSeconds(1));
			return data.get("text");
		}

	}

}

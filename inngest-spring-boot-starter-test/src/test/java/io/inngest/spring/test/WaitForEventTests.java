package io.inngest.spring.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import javax.sql.DataSource;

import io.inngest.spring.Event;
import io.inngest.spring.Step;
import io.inngest.spring.StepError;
import io.inngest.spring.WaitForEvent;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.engine.query.RunView;
import io.inngest.spring.engine.query.StepView;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Runs that wait for events.
 */
@SuppressWarnings("rawtypes") // Map.class, as applications write it
class WaitForEventTests {

	@ParameterizedTest
	@EnumSource
	void goesOnWithTheEventThatMatches(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, Orders.class)) {
			app.send("shop/order.placed", Map.of("orderId", "o1"));
			app.driver().runUntilIdle();
			assertThat(app.onlyRunOf("order").dueAt()).isEqualTo(EngineFixture.START.plus(Duration.ofDays(7)));
			app.send("shop/payment.done", Map.of("orderId", "o2", "by", "card"));
			assertThat(app.driver().runUntilIdle()).isZero();
			app.inngest()
				.send(Event.of("shop/payment.done", Map.of("orderId", "o1", "by", "cash"))
					.withId("p-1")
					.withUser(Map.of("id", "u-9")));
			app.send("shop/payment.done", Map.of("orderId", "o1", "by", "late"));
			assertThat(app.driver().runUntilIdle()).isEqualTo(1);
			RunView run = app.onlyRunOf("order");
			assertThat(run.output()).isEqualTo("\"paid by cash, p-1, u-9\"");
			assertThat(run.steps()).extracting(StepView::id, StepView::op)
				.containsExactly(tuple("reserve", "step.run"), tuple("payment", "step.waitForEvent"));
			assertEmpty(app);
		}
	}

	@ParameterizedTest
	@EnumSource
	void goesOnWithoutOneWhenTheTimeIsOver(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, Orders.class)) {
			app.send("shop/order.placed", Map.of("orderId", "o1"));
			app.advance(Duration.ofDays(7).minusMillis(1));
			assertThat(app.onlyRunOf("order").status().isEnded()).isFalse();
			app.advance(Duration.ofMillis(1));
			assertThat(app.onlyRunOf("order").output()).isEqualTo("\"not paid\"");
			app.send("shop/payment.done", Map.of("orderId", "o1"));
			app.driver().runToEnd();
			assertThat(app.runsOf("order")).hasSize(1);
			assertEmpty(app);
		}
	}

	@ParameterizedTest
	@EnumSource
	void seesOnlyWhatComesLaterUnlessItLooksBack(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, Backward.class)) {
			app.send("shop/late", Map.of("n", 0));
			app.clock().advance(Duration.ofMinutes(10));
			app.send("shop/late", Map.of("n", 1));
			app.send("shop/late", Map.of("n", 2));
			app.send("shop/go", Map.of("look", "PT5M"));
			app.send("shop/go", Map.of("look", "PT0S"));
			app.driver().runUntilIdle();
			assertThat(app.runsOf("backward")).filteredOn((run) -> run.output() != null)
				.singleElement()
				.satisfies((run) -> assertThat(run.output()).isEqualTo("1"));
			app.advance(Duration.ofHours(1));
			assertThat(app.runsOf("backward")).extracting(RunView::output).containsExactlyInAnyOrder("1", "-1");
		}
	}

	@ParameterizedTest
	@EnumSource
	void looksBackASecondTimeForWhatWasBeingStored(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, Backward.class)) {
			app.send("shop/go", Map.of("look", "PT5M"));
			app.driver().runUntilIdle();
			assertThat(app.onlyRunOf("backward").dueAt()).isEqualTo(EngineFixture.START.plusSeconds(1));
			// As by a statement that had begun before the wait was committed
			app.jdbc()
				.sql("""
						INSERT INTO inngest_event (event_key, event_id, name, data, ts, serializer, received_at, pending)
						SELECT SUBSTRING(event_key, 1, 20) || 'ZZZZZZ', 'x', 'shop/late', '{"n": 7}', received_at, 'json', received_at,
							FALSE FROM inngest_event""")
				.update();
			app.advance(Duration.ofSeconds(1));
			assertThat(app.onlyRunOf("backward").output()).isEqualTo("7");
		}
	}

	@ParameterizedTest
	@EnumSource
	void looksBackNoMoreAfterThat(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, Backward.class)) {
			app.send("shop/go", Map.of("look", "PT5M"));
			app.advance(Duration.ofSeconds(1));
			assertThat(app.onlyRunOf("backward").dueAt()).isEqualTo(EngineFixture.START.plus(Duration.ofMinutes(30)));
			app.send("shop/late", Map.of("n", 3));
			app.driver().runUntilIdle();
			assertThat(app.onlyRunOf("backward").output()).isEqualTo("3");
		}
	}

	@ParameterizedTest
	@EnumSource
	void isNotResumedByTheEventThatStartedIt(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, Pairs.class)) {
			app.inngest().send(Event.of("shop/ping", Map.of("n", 1)).withId("ping-1"));
			app.driver().runUntilIdle();
			assertThat(app.onlyRunOf("pairs").status().isEnded()).isFalse();
			// A duplicate starts nothing, but it comes
			app.inngest().send(Event.of("shop/ping", Map.of("n", 2)).withId("ping-1"));
			app.driver().runUntilIdle();
			assertThat(app.onlyRunOf("pairs").output()).isEqualTo("2");
		}
	}

	@ParameterizedTest
	@EnumSource
	void comesWhenTheCallersTransactionCommits(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, Orders.class)) {
			TransactionTemplate transaction = new TransactionTemplate(
					new JdbcTransactionManager(app.bean(DataSource.class)));
			transaction.executeWithoutResult((status) -> {
				app.send("shop/payment.done", Map.of("orderId", "o1", "by", "bank"));
				CompletableFuture.runAsync(() -> {
					app.send("shop/order.placed", Map.of("orderId", "o1"));
					app.driver().runUntilIdle();
				}).join();
				assertThat(app.onlyRunOf("order").status().isEnded()).isFalse();
			});
			transaction.executeWithoutResult((status) -> {
				app.send("shop/payment.done", Map.of("orderId", "o1", "by", "nobody"));
				status.setRollbackOnly();
			});
			app.driver().runUntilIdle();
			assertThat(app.onlyRunOf("order").output()).startsWith("\"paid by bank");
		}
	}

	@ParameterizedTest
	@EnumSource
	void comesFromStepsAndFromTheEndsOfRuns(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, Watchers.class)) {
			app.send("shop/watch");
			app.driver().runUntilIdle();
			app.send("shop/work");
			app.driver().runUntilIdle();
			assertThat(app.onlyRunOf("by-step").output()).isEqualTo("\"from a step\"");
			assertThat(app.onlyRunOf("by-end").output()).isEqualTo("\"shop-worker\"");
		}
	}

	@ParameterizedTest
	@EnumSource
	void resumesAllThatWaitForIt(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, Orders.class)) {
			List<Event<?>> orders = new ArrayList<>();
			for (int i = 0; i < 350; i++) {
				orders.add(Event.of("shop/any", Map.of("limit", (i < 250) ? 5 : 50)));
			}
			app.inngest().send(orders);
			app.driver().runUntilIdle();
			app.send("shop/done", Map.of("level", 10));
			assertThat(app.driver().runUntilIdle()).isEqualTo(250);
			assertThat(app.runsOf("any")).filteredOn((run) -> run.output() != null)
				.hasSize(250)
				.allSatisfy((run) -> assertThat(run.output()).isEqualTo("10"));
			app.send("shop/done", Map.of("level", 100));
			assertThat(app.driver().runUntilIdle()).isEqualTo(100);
			assertEmpty(app);
		}
	}

	@ParameterizedTest
	@EnumSource
	void failsWhenTheConditionCannotBeCompiled(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, Broken.class)) {
			app.send("shop/broken");
			app.driver().runUntilIdle();
			RunView run = app.onlyRunOf("broken");
			assertThat(run.status()).isEqualTo(RunView.Status.FAILED);
			assertThat(run.error().name()).isEqualTo("InvalidExpression");
			assertThat(run.error().message()).contains("async.data.id ==");
			assertThat(app.bean(Broken.class).caught).hasSize(1);
		}
	}

	@ParameterizedTest
	@EnumSource
	void waitsNoMoreWhenTheRunIsCancelled(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, Orders.class)) {
			app.send("shop/order.placed", Map.of("orderId", "o1"));
			app.driver().runUntilIdle();
			app.inngest().cancel(app.onlyRunOf("order").runId());
			assertEmpty(app);
			app.send("shop/payment.done", Map.of("orderId", "o1"));
			assertThat(app.driver().runUntilIdle()).isZero();
			assertThat(app.onlyRunOf("order").status()).isEqualTo(RunView.Status.CANCELLED);
		}
	}

	private static void assertEmpty(EngineFixture app) {
		app.driver().runUntilIdle();
		assertThat(app.count("inngest_wait")).isZero();
		assertThat(app.count("inngest_arrival")).isZero();
	}

	record Payment(String orderId, String by) {
	}

	record Number(int n) {
	}

	static class Orders {

		@InngestFunction(id = "order", event = "shop/order.placed")
		String order(Step step) {
			step.run("reserve", () -> "r");
			Optional<Event<Payment>> payment = step.waitForEvent("payment",
					WaitForEvent.of("shop/payment.done", Payment.class)
						.match("data.orderId")
						.timeout(Duration.ofDays(7)));
			return payment
				.map((event) -> "paid by %s, %s, %s".formatted(event.data().by(), event.id(), event.user().get("id")))
				.orElse("not paid");
		}

		@InngestFunction(id = "any", event = "shop/any")
		Object any(Step step) {
			return step
				.waitForEvent("done",
						WaitForEvent.of("shop/done", Map.class)
							.condition("async.data.level > event.data.limit")
							.timeout(Duration.ofDays(7)))
				.map((event) -> event.data().get("level"))
				.orElse(null);
		}

	}

	static class Backward {

		@InngestFunction(id = "backward", event = "shop/go")
		int run(Map<String, String> data, Step step) {
			Duration look = Duration.parse(data.get("look"));
			WaitForEvent<Number> wait = WaitForEvent.of("shop/late", Number.class).timeout(Duration.ofMinutes(30));
			return step.waitForEvent("late", look.isZero() ? wait : wait.lookBack(look))
				.map((event) -> event.data().n())
				.orElse(-1);
		}

	}

	static class Pairs {

		@InngestFunction(id = "pairs", event = "shop/ping")
		int run(Step step) {
			return step
				.waitForEvent("other", WaitForEvent.of("shop/ping", Number.class).timeout(Duration.ofMinutes(30)))
				.map((event) -> event.data().n())
				.orElse(-1);
		}

	}

	static class Watchers {

		@InngestFunction(id = "by-step", event = "shop/watch")
		Object step(Step step) {
			return step.waitForEvent("told", WaitForEvent.of("shop/told", Map.class).timeout(Duration.ofMinutes(30)))
				.map((event) -> event.data().get("text"))
				.orElse("nothing");
		}

		@InngestFunction(id = "by-end", event = "shop/watch")
		Object end(Step step) {
			return step
				.waitForEvent("end",
						WaitForEvent.of("inngest/function.finished", Map.class)
							.condition("async.data.function_id == 'shop-worker'")
							.timeout(Duration.ofMinutes(30)))
				.map((event) -> event.data().get("function_id"))
				.orElse("nothing");
		}

		@InngestFunction(id = "worker", event = "shop/work")
		void work(Step step) {
			step.sendEvent("tell", Event.of("shop/told", Map.of("text", "from a step")));
		}

	}

	static class Broken {

		final List<String> caught = new ArrayList<>();

		@InngestFunction(id = "broken", event = "shop/broken")
		void run(Step step) {
			try {
				step.waitForEvent("never",
						WaitForEvent.of("shop/late", Map.class)
							.condition("async.data.id ==")
							.timeout(Duration.ofMinutes(30)));
			}
			catch (StepError ex) {
				this.caught.add(ex.name());
				throw ex;
			}
		}

	}

}

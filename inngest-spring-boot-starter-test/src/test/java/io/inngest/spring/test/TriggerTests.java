package io.inngest.spring.test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.inngest.spring.Event;
import io.inngest.spring.Inngest;
import io.inngest.spring.RunContext;
import io.inngest.spring.Step;
import io.inngest.spring.annotation.InngestEvent;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.annotation.Trigger;
import io.inngest.spring.engine.query.RunView;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.ObjectProvider;

import static org.assertj.core.api.Assertions.assertThat;

class TriggerTests {

	@ParameterizedTest
	@EnumSource
	void startsAFunctionOnceForAnEventHoweverManyTriggersMatch(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, Catalogue.class)) {
			app.send("shop/product.imported");
			app.send("shop/product.deleted");
			app.send("shop/order.placed");
			app.send("other/product.imported");
			app.driver().runToEnd();
			assertThat(app.bean(Catalogue.class).names).containsExactlyInAnyOrder("all shop/product.imported",
					"all shop/product.deleted", "all shop/order.placed", "products shop/product.imported",
					"products shop/product.deleted", "products other/product.imported");
		}
	}

	@ParameterizedTest
	@EnumSource
	void startsAFunctionWhenTheConditionOfATriggerIsTrue(TestDatabases database) {
		try (EngineFixture app = EngineFixture.builder(database, Orders.class)
			.property("inngest.functions.overridden.condition=event.data.total < 10")
			.start()) {
			List<Event<?>> events = List.of(Event.of("shop/order.placed", Map.of("total", 5, "region", "eu")),
					Event.of("shop/order.placed", Map.of("total", 500, "region", "eu")),
					Event.of("shop/order.placed", Map.of("total", 500, "region", "us")),
					Event.of("shop/order.placed", Map.of("total", "many", "region", "us")),
					Event.of("shop/order.changed", Map.of("total", 1)));
			app.inngest().send(events);
			events.forEach((event) -> app.inngest().send(event));
			app.driver().runToEnd();
			assertThat(app.bean(Orders.class).seen).containsExactlyInAnyOrder("large 500 eu", "large 500 eu",
					"either 500 eu", "either 500 eu", "either 500 us", "either 500 us", "either 1 null",
					"either 1 null", "overridden 5 eu", "overridden 5 eu");
		}
	}

	@ParameterizedTest
	@EnumSource
	void startsAFunctionOnceForASendersIdWithin24Hours(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, Catalogue.class)) {
			Event<?> event = Event.of("shop/order.placed", Map.of()).withId("order-17");
			String first = app.inngest().send(event).ids().get(0);
			app.advance(Duration.ofHours(24).minusMillis(1));
			String second = app.inngest().send(List.of(event, event)).ids().get(0);
			app.driver().runToEnd();
			assertThat(app.runsOf("all")).hasSize(1);
			assertThat(app.queries().latestEvents("shop/order.placed", 10)).hasSize(3)
				.allSatisfy((stored) -> assertThat(stored.id()).isEqualTo("order-17"));
			assertThat(second).isNotEqualTo(first);
			app.advance(Duration.ofMillis(1));
			String third = app.inngest().send(event).ids().get(0);
			app.driver().runToEnd();
			assertThat(app.runsOf("all")).hasSize(2);
			assertThat(app.queries().startedBy(first, second, third)).hasSize(2);
		}
	}

	@ParameterizedTest
	@EnumSource
	void startsEachFunctionForASendersId(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, Catalogue.class)) {
			app.inngest().send(Event.of("shop/product.imported", Map.of()).withId("p1"));
			app.inngest().send(Event.of("shop/product.imported", Map.of()).withId("p2"));
			app.driver().runToEnd();
			assertThat(app.runsOf("all")).hasSize(2);
			assertThat(app.runsOf("products")).hasSize(2);
		}
	}

	@ParameterizedTest
	@EnumSource
	void startsAFunctionOnceForASendersIdThatManyThreadsSend(TestDatabases database) throws Exception {
		try (EngineFixture app = EngineFixture.on(database, Catalogue.class)) {
			ExecutorService threads = Executors.newFixedThreadPool(8);
			for (int round = 0; round < 10; round++) {
				Event<?> event = Event.of("shop/order.placed", Map.of()).withId("order-" + round);
				Callable<Object> send = () -> app.inngest().send(event);
				for (Future<Object> sent : threads.invokeAll(Collections.nCopies(8, send))) {
					assertThat(sent.get()).isNotNull();
				}
			}
			threads.shutdown();
			assertThat(app.runsOf("all")).hasSize(10);
			assertThat(app.count("inngest_event")).isEqualTo(80);
		}
	}

	@ParameterizedTest
	@EnumSource
	void delaysTheRunOfAnEventInTheFuture(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, Catalogue.class)) {
			Instant later = EngineFixture.START.plus(Duration.ofHours(5));
			app.inngest().send(Event.of("shop/order.placed", Map.of()).withTs(later));
			app.advance(Duration.ofHours(5).minusMillis(1));
			RunView run = app.onlyRunOf("all");
			assertThat(run.status()).isEqualTo(RunView.Status.QUEUED);
			assertThat(run.dueAt()).isEqualTo(later);
			app.advance(Duration.ofMillis(1));
			assertThat(app.onlyRunOf("all").status()).isEqualTo(RunView.Status.COMPLETED);
		}
	}

	@ParameterizedTest
	@EnumSource
	void startsFunctionsFromAnnotatedPayloads(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, Payloads.class)) {
			app.inngest().send(new UserCreated("u1"));
			app.context().publishEvent(new UserCreated("u2"));
			app.context().publishEvent("no payload");
			app.inngest().sendAsync(new UserCreated("u3")).join();
			app.driver().runToEnd();
			assertThat(app.bean(Payloads.class).users).containsExactlyInAnyOrder("u1", "u2", "u3");
			assertThat(app.queries().latestEvents("app/user.created", 10)).hasSize(3);
		}
	}

	@ParameterizedTest
	@EnumSource
	void sendsTheEventsOfAStepWithTheStep(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, Catalogue.class, Sender.class)) {
			app.send("send/two");
			app.driver().runToEnd();
			RunView run = app.onlyRunOf("send-two");
			assertThat(run.status()).isEqualTo(RunView.Status.COMPLETED);
			assertThat(run.steps().get(0).op()).isEqualTo("step.sendEvent");
			List<String> keys = app.queries()
				.latestEvents("shop/order.placed", 10)
				.stream()
				.map((event) -> "\"" + event.key() + "\"")
				.sorted()
				.toList();
			assertThat(keys).hasSize(2);
			assertThat(run.output()).isEqualTo("[" + String.join(",", keys) + "]");
			assertThat(app.runsOf("all")).hasSize(2);
		}
	}

	@ParameterizedTest
	@EnumSource
	void sendsNoEventOfAStepThatIsNotRecorded(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, Catalogue.class, Sender.class)) {
			app.send("send/cancelled");
			app.driver().runToEnd();
			assertThat(app.onlyRunOf("send-cancelled").status()).isEqualTo(RunView.Status.CANCELLED);
			assertThat(app.queries().latestEvents("shop/order.placed", 10)).isEmpty();
			app.send("send/bad");
			app.driver().runToEnd();
			RunView bad = app.onlyRunOf("send-bad");
			assertThat(bad.status()).isEqualTo(RunView.Status.FAILED);
			assertThat(bad.error().attempts()).isEqualTo(1);
			assertThat(bad.error().message()).contains("'inngest/x' is reserved");
			assertThat(app.queries().latestEvents("shop/order.placed", 10)).isEmpty();
		}
	}

	static class Catalogue {

		final List<String> names = new ArrayList<>();

		@InngestFunction(id = "all", event = "shop/*")
		@Trigger(event = "shop/product.imported")
		@Trigger(event = "shop/product.*")
		void all(Event<Map<String, Object>> event) {
			this.names.add("all " + event.name());
		}

		@InngestFunction(id = "products")
		@Trigger(event = "shop/product.*")
		@Trigger(event = "other/product.imported")
		void products(Event<Map<String, Object>> event) {
			this.names.add("products " + event.name());
		}

	}

	static class Orders {

		final List<String> seen = new ArrayList<>();

		@InngestFunction(id = "large", event = "shop/order.placed",
				condition = "event.data.total > 100 && event.data.region == 'eu'")
		void large(Event<Map<String, Object>> event) {
			see("large", event);
		}

		@InngestFunction(id = "either", event = "shop/order.placed", condition = "event.data.total > 100")
		@Trigger(event = "shop/order.*", condition = "event.data.region == 'eu' && event.data.total > 100")
		@Trigger(event = "shop/order.changed")
		void either(Event<Map<String, Object>> event) {
			see("either", event);
		}

		@InngestFunction(id = "overridden", event = "shop/order.placed", condition = "event.data.total > 100")
		void overridden(Event<Map<String, Object>> event) {
			see("overridden", event);
		}

		private void see(String function, Event<Map<String, Object>> event) {
			this.seen.add(function + " " + event.data().get("total") + " " + event.data().get("region"));
		}

	}

	@InngestEvent("app/user.created")
	record UserCreated(String userId) {
	}

	@InngestFunction(id = "welcome", event = "app/user.created")
	static class Payloads {

		final List<String> users = new ArrayList<>();

		void run(UserCreated user) {
			this.users.add(user.userId());
		}

	}

	static class Sender {

		private final ObjectProvider<Inngest> inngest;

		Sender(ObjectProvider<Inngest> inngest) {
			this.inngest = inngest;
		}

		@InngestFunction(id = "send-two", event = "send/two")
		List<String> two(Step step) {
			return step.sendEvent("tell", Event.of("shop/order.placed", Map.of("n", 1)),
					Event.of("shop/order.placed", Map.of("n", 2)));
		}

		@InngestFunction(id = "send-cancelled", event = "send/cancelled")
		void cancelled(Step step, RunContext context) {
			this.inngest.getObject().cancel(context.runId());
			step.sendEvent("tell", Event.of("shop/order.placed", Map.of()));
		}

		@InngestFunction(id = "send-bad", event = "send/bad")
		void bad(Step step) {
			step.sendEvent("tell", Event.of("shop/order.placed", Map.of()), Event.of("inngest/x", Map.of()));
		}

	}

}

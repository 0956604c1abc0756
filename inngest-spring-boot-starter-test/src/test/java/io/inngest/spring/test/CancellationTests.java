package io.inngest.spring.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.inngest.spring.CancelledEvent;
import io.inngest.spring.Event;
import io.inngest.spring.FailureEvent;
import io.inngest.spring.Inngest;
import io.inngest.spring.RunContext;
import io.inngest.spring.Step;
import io.inngest.spring.annotation.InngestAdvice;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.annotation.OnCancelled;
import io.inngest.spring.annotation.OnFailure;
import io.inngest.spring.engine.query.RunView;
import io.inngest.spring.engine.query.StepView;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.ObjectProvider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CancellationTests {

	@ParameterizedTest
	@EnumSource
	void cancelsAQueuedRun(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, Orders.class, Audit.class)) {
			app.send("shop/order.placed", Map.of("orderId", "o1"));
			RunView queued = app.onlyRunOf("order");
			assertThat(queued.status()).isEqualTo(RunView.Status.QUEUED);
			app.inngest().cancel(queued.runId());
			app.driver().runToEnd();
			assertCancelled(app, queued.runId());
			assertThat(app.bean(Orders.class).calls).containsExactly("cancelled o1 api");
			assertThat(app.onlyRunOf("order").startedAt()).isNull();
		}
	}

	@ParameterizedTest
	@EnumSource
	void cancelsASleepingRunAndRunsItsHandlers(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, Orders.class, Audit.class)) {
			app.send("shop/order.placed", Map.of("orderId", "o1"));
			app.driver().runUntilIdle();
			RunView sleeping = app.onlyRunOf("order");
			assertThat(sleeping.status()).isEqualTo(RunView.Status.SLEEPING);
			assertThat(sleeping.steps()).last().returns(StepView.Status.SLEEPING, StepView::status);
			app.inngest().cancel(sleeping.runId());
			app.driver().runToEnd();
			assertCancelled(app, sleeping.runId());
			assertThat(app.onlyRunOf("order").steps()).last().returns(StepView.Status.CANCELLED, StepView::status);
			assertThat(app.bean(Orders.class).calls).containsExactly("reserve", "cancelled o1 api");
			assertThat(app.bean(Audit.class).lines).containsExactly("shop-order " + sleeping.runId());
			assertThat(app.onlyRunOf("order-cancelled").status()).isEqualTo(RunView.Status.COMPLETED);
			assertThat(app.onlyRunOf("audit-cancelled").status()).isEqualTo(RunView.Status.COMPLETED);
		}
	}

	@ParameterizedTest
	@EnumSource
	void dropsTheResultOfTheStepThatWasExecuting(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, CancelsItself.class)) {
			app.send("shop/go");
			app.driver().runToEnd();
			RunView run = app.onlyRunOf("cancels-itself");
			assertThat(run.status()).isEqualTo(RunView.Status.CANCELLED);
			assertThat(run.steps()).extracting("id").containsExactly("before");
			assertThat(app.bean(CancelsItself.class).calls).containsExactly("before", "during");
			assertThat(app.queries().latestEvents("inngest/function.cancelled", 10)).hasSize(1);
			assertThat(app.queries().latestEvents("inngest/function.finished", 10)).hasSize(1);
		}
	}

	@ParameterizedTest
	@EnumSource
	void dropsTheOutputOfARunCancelledOutsideItsSteps(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, CancelsItself.class)) {
			app.send("shop/body");
			app.driver().runToEnd();
			RunView run = app.onlyRunOf("cancels-in-body");
			assertThat(run.status()).isEqualTo(RunView.Status.CANCELLED);
			assertThat(run.output()).isNull();
			assertThat(app.queries().latestEvents("inngest/function.finished", 10)).hasSize(1);
		}
	}

	@ParameterizedTest
	@EnumSource
	void leavesARunThatHasEndedAsItIs(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, Orders.class)) {
			app.send("shop/order.placed", Map.of("orderId", "o1"));
			app.driver().runToEnd();
			RunView ended = app.onlyRunOf("order");
			app.inngest().cancel(ended.runId());
			app.inngest().cancel(ended.runId());
			app.driver().runToEnd();
			assertThat(app.onlyRunOf("order")).isEqualTo(ended);
			assertThat(ended.status()).isEqualTo(RunView.Status.COMPLETED);
			assertThat(app.runsOf("order-cancelled")).isEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource
	void refusesAnUnknownRun(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, Orders.class)) {
			assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> app.inngest().cancel("nonsense"))
				.withMessageContaining("'nonsense'");
		}
	}

	@ParameterizedTest
	@EnumSource
	void doesNotReactToTheCancellationOfAHandler(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, Orders.class, Audit.class)) {
			app.send("shop/order.placed", Map.of("orderId", "o1"));
			app.inngest().cancel(app.onlyRunOf("order").runId());
			app.inngest().cancel(app.onlyRunOf("order-cancelled").runId());
			app.driver().runToEnd();
			assertThat(app.onlyRunOf("order-cancelled").status()).isEqualTo(RunView.Status.CANCELLED);
			assertThat(app.bean(Audit.class).lines).hasSize(1);
		}
	}

	private static void assertCancelled(EngineFixture app, String runId) {
		RunView run = app.queries().find(runId).orElseThrow();
		assertThat(run.status()).isEqualTo(RunView.Status.CANCELLED);
		assertThat(run.reason()).isEqualTo("api");
		assertThat(run.dueAt()).isNull();
		assertThat(app.queries().latestEvents("inngest/function.failed", 10)).isEmpty();
	}

	static class Orders {

		final List<String> calls = new ArrayList<>();

		@InngestFunction(id = "order", event = "shop/order.placed")
		void order(Step step) {
			step.run("reserve", () -> this.calls.add("reserve"));
			step.sleep("wait", Duration.ofDays(3));
			step.run("ship", () -> this.calls.add("ship"));
		}

		@OnCancelled
		void cancelled(CancelledEvent<Map<String, String>> cancelled, Event<Map<String, String>> original) {
			assertThat(original).isEqualTo(cancelled.event());
			this.calls.add("cancelled " + original.data().get("orderId") + " " + cancelled.reason());
		}

		@OnFailure
		void failed(FailureEvent<Map<String, String>> failure) {
			this.calls.add("failed");
		}

	}

	@InngestAdvice("audit")
	static class Audit {

		final List<String> lines = new ArrayList<>();

		@OnCancelled
		void cancelled(CancelledEvent<Map<String, Object>> cancelled) {
			this.lines.add(cancelled.functionId() + " " + cancelled.runId());
		}

	}

	static class CancelsItself {

		final List<String> calls = new ArrayList<>();

		private final ObjectProvider<Inngest> inngest;

		CancelsItself(ObjectProvider<Inngest> inngest) {
			this.inngest = inngest;
		}

		@InngestFunction(id = "cancels-itself", event = "shop/go")
		void run(Step step, RunContext context) {
			step.run("before", () -> this.calls.add("before"));
			step.run("during", () -> {
				this.calls.add("during");
				this.inngest.getObject().cancel(context.runId());
			});
			step.run("after", () -> this.calls.add("after"));
		}

		@InngestFunction(id = "cancels-in-body", event = "shop/body")
		String body(RunContext context) {
			this.inngest.getObject().cancel(context.runId());
			return "done";
		}

	}

}

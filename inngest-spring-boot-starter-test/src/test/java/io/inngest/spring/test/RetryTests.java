package io.inngest.spring.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.inngest.spring.NonRetriableError;
import io.inngest.spring.RunContext;
import io.inngest.spring.Step;
import io.inngest.spring.StepError;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.engine.query.RunView;
import io.inngest.spring.engine.query.StepView;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class RetryTests {

	@ParameterizedTest
	@EnumSource
	void triesAStepAsOftenAsItsRetriesAndOnceMore(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, SixAttempts.class)) {
			app.send("shop/go");
			app.driver().runToEnd();
			RunView run = app.onlyRunOf("six-attempts");
			assertThat(run.status()).isEqualTo(RunView.Status.FAILED);
			assertThat(app.bean(SixAttempts.class).attempts).containsExactly(0, 1, 2, 3, 4, 5);
			StepView step = run.steps().get(0);
			assertThat(step.status()).isEqualTo(StepView.Status.FAILED);
			assertThat(step.attempts()).isEqualTo(6);
			assertThat(step.error().attempts()).isEqualTo(6);
		}
	}

	@ParameterizedTest
	@EnumSource
	void triesFiveTimesByDefault(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, DefaultRetries.class)) {
			app.send("shop/go");
			app.driver().runToEnd();
			assertThat(app.bean(DefaultRetries.class).calls).isEqualTo(5);
			assertThat(app.onlyRunOf("default-retries").error().attempts()).isEqualTo(5);
		}
	}

	@ParameterizedTest
	@EnumSource
	void showsTheAttemptAndItsErrorWhileTheRunWaits(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, SixAttempts.class)) {
			app.send("shop/go");
			app.driver().runUntilIdle();
			app.advance(Duration.ofMinutes(1));
			RunView run = app.onlyRunOf("six-attempts");
			assertThat(run.status()).isEqualTo(RunView.Status.RETRYING);
			assertThat(run.attempt()).isEqualTo(2);
			assertThat(run.dueAt()).isEqualTo(EngineFixture.START.plus(Duration.ofMinutes(6)));
			assertThat(run.error().name()).isEqualTo("IllegalStateException");
			assertThat(run.error().message()).isEqualTo("busy");
			assertThat(run.error().stepId()).isEqualTo("call");
			assertThat(run.error().attempts()).isEqualTo(2);
			assertThat(run.steps()).isEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource
	void countsAttemptsAnewAfterEachStep(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, Flaky.class)) {
			app.send("shop/go");
			app.driver().runToEnd();
			RunView run = app.onlyRunOf("flaky");
			assertThat(run.status()).isEqualTo(RunView.Status.COMPLETED);
			assertThat(app.bean(Flaky.class).calls).containsExactly("a0", "a1", "a2", "b0", "b1", "b2", "body0",
					"body1", "body2");
			assertThat(run.steps()).extracting(StepView::attempts).containsExactly(3, 3);
			assertThat(run.error()).isNull();
		}
	}

	@ParameterizedTest
	@EnumSource
	void goesOnAfterAStepErrorThatIsCaught(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, Fallback.class)) {
			app.send("shop/go");
			app.driver().runToEnd();
			RunView run = app.onlyRunOf("fallback");
			assertThat(run.status()).isEqualTo(RunView.Status.COMPLETED);
			assertThat(run.output()).isEqualTo("\"b after IllegalStateException of a: down\"");
			assertThat(run.steps()).extracting(StepView::status)
				.containsExactly(StepView.Status.FAILED, StepView.Status.COMPLETED);
		}
	}

	@ParameterizedTest
	@EnumSource
	void doesNotRetryTheBodyAfterAStepErrorHoweverDeeplyWrapped(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, Wrapped.class)) {
			app.send("shop/go");
			app.driver().runToEnd();
			RunView run = app.onlyRunOf("wrapped");
			assertThat(run.status()).isEqualTo(RunView.Status.FAILED);
			// Two attempts of the step, the second of which goes on to the end of the
			// run.
			assertThat(app.bean(Wrapped.class).calls).containsExactly("body", "step", "body", "step");
			assertThat(run.error().name()).isEqualTo("IllegalArgumentException");
			assertThat(run.error().causes()).extracting("name")
				.containsExactly("RuntimeException", "IllegalStateException");
		}
	}

	@ParameterizedTest
	@EnumSource
	void doesNotRetryWhatIsNotRetriable(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, NotRetriable.class)) {
			app.send("shop/go");
			app.driver().runUntilIdle();
			NotRetriable functions = app.bean(NotRetriable.class);
			assertThat(functions.calls).containsExactlyInAnyOrder("in-body", "in-step", "listed-in-body",
					"listed-in-step", "caught");
			assertThat(app.onlyRunOf("in-body").error().name()).isEqualTo("NonRetriableError");
			assertThat(app.onlyRunOf("in-step").error().stepId()).isEqualTo("s");
			assertThat(app.onlyRunOf("listed-in-body").error().name()).isEqualTo("NumberFormatException");
			assertThat(app.onlyRunOf("listed-in-step").status()).isEqualTo(RunView.Status.FAILED);
			assertThat(app.onlyRunOf("caught").status()).isEqualTo(RunView.Status.COMPLETED);
		}
	}

	@InngestFunction(id = "six-attempts", event = "shop/go", retries = 5)
	static class SixAttempts {

		final List<Integer> attempts = new ArrayList<>();

		void run(Step step, RunContext context) {
			step.run("call", () -> {
				this.attempts.add(context.attempt());
				throw new IllegalStateException("busy");
			});
		}

	}

	@InngestFunction(id = "default-retries", event = "shop/go")
	static class DefaultRetries {

		int calls;

		void run() {
			this.calls++;
			throw new IllegalStateException("busy");
		}

	}

	@InngestFunction(id = "flaky", event = "shop/go", retries = 2)
	static class Flaky {

		final List<String> calls = new ArrayList<>();

		void run(Step step, RunContext context) {
			step.run("a", () -> call("a", context));
			step.run("b", () -> call("b", context));
			call("body", context);
		}

		private void call(String what, RunContext context) {
			this.calls.add(what + context.attempt());
			if (context.attempt() < 2) {
				throw new IllegalStateException("not yet");
			}
		}

	}

	@InngestFunction(id = "fallback", event = "shop/go", retries = 1)
	static class Fallback {

		String run(Step step) {
			try {
				step.run("a", () -> {
					throw new IllegalStateException("down");
				});
				return "a";
			}
			catch (StepError ex) {
				return step.run("b", () -> "b") + " after " + ex.name() + " of " + ex.stepId() + ": " + ex.getMessage();
			}
		}

	}

	@InngestFunction(id = "wrapped", event = "shop/go", retries = 1)
	static class Wrapped {

		final List<String> calls = new ArrayList<>();

		void run(Step step) {
			this.calls.add("body");
			try {
				step.run("a", () -> {
					this.calls.add("step");
					throw new IllegalStateException("down");
				});
			}
			catch (StepError ex) {
				throw new IllegalArgumentException("outer", new RuntimeException("inner", ex));
			}
		}

	}

	static class NotRetriable {

		final List<String> calls = new ArrayList<>();

		@InngestFunction(id = "in-body", event = "shop/go")
		void inBody() {
			this.calls.add("in-body");
			throw new NonRetriableError("no");
		}

		@InngestFunction(id = "in-step", event = "shop/go")
		void inStep(Step step) {
			step.run("s", () -> {
				this.calls.add("in-step");
				throw new NonRetriableError("no");
			});
		}

		@InngestFunction(id = "listed-in-body", event = "shop/go", nonRetriable = IllegalArgumentException.class)
		void listedInBody() {
			this.calls.add("listed-in-body");
			Integer.parseInt("x");
		}

		@InngestFunction(id = "listed-in-step", event = "shop/go", nonRetriable = IllegalArgumentException.class)
		void listedInStep(Step step) {
			step.run("s", () -> {
				this.calls.add("listed-in-step");
				return Integer.parseInt("x");
			});
		}

		@InngestFunction(id = "caught", event = "shop/go")
		void caught(Step step) {
			step.attempt("s", () -> {
				this.calls.add("caught");
				throw new NonRetriableError("no");
			}).ignoreError();
		}

	}

}

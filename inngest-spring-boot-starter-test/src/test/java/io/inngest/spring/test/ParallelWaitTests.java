package io.inngest.spring.test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.inngest.spring.RetryAfterError;
import io.inngest.spring.Step;
import io.inngest.spring.WaitForEvent;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.engine.query.RunView;
import io.inngest.spring.engine.query.StepView;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Steps that wait side by side.
 */
@SuppressWarnings("rawtypes") // Map.class, as applications write it
class ParallelWaitTests {

	@ParameterizedTest
	@EnumSource
	void areOverInTheOrderInWhichTheyEnded(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, Waits.class)) {
			app.send("shop/go");
			app.driver().runUntilIdle();
			RunView waiting = app.onlyRunOf("waits");
			assertThat(waiting.dueAt()).isEqualTo(EngineFixture.START.plusSeconds(60));
			assertThat(waiting.status()).isEqualTo(RunView.Status.WAITING);
			assertThat(waiting.waits()).extracting(RunView.Wait::stepId, RunView.Wait::op, RunView.Wait::subject)
				.containsExactly(tuple("signal", "step.waitForSignal", "s"),
						tuple("event", "step.waitForEvent", "shop/late"), tuple("sleep", "step.sleep", null));
			app.clock().advance(Duration.ofSeconds(5));
			app.inngest().sendSignal("s", 5);
			app.clock().advance(Duration.ofSeconds(10));
			app.send("shop/late", Map.of("n", 15));
			app.clock().advance(Duration.ofSeconds(60));
			app.driver().runUntilIdle();
			RunView run = app.onlyRunOf("waits");
			assertThat(run.output()).isEqualTo("[\"ran\",\"5\",\"15\",\"slept\"]");
			assertThat(run.steps()).extracting(StepView::id).containsExactly("ran", "signal", "event", "sleep");
			assertThat(app.count("inngest_wait")).isZero();
		}
	}

	@ParameterizedTest
	@EnumSource
	void wakeTheRunOneByOne(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, Waits.class)) {
			app.send("shop/go");
			app.driver().runUntilIdle();
			app.send("shop/late", Map.of("n", 1));
			assertThat(app.driver().runUntilIdle()).isEqualTo(1);
			assertThat(app.onlyRunOf("waits").dueAt()).isEqualTo(EngineFixture.START.plusSeconds(60));
			app.advance(Duration.ofSeconds(60));
			assertThat(app.onlyRunOf("waits").dueAt()).isEqualTo(EngineFixture.START.plus(Duration.ofDays(1)));
			app.inngest().sendSignal("s", 5);
			app.driver().runUntilIdle();
			assertThat(app.onlyRunOf("waits").steps()).extracting(StepView::id)
				.containsExactly("ran", "event", "sleep", "signal");
		}
	}

	@ParameterizedTest
	@EnumSource
	void areTriedAgainEachAtItsTime(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, Flaky.class)) {
			app.send("shop/flaky");
			app.driver().runUntilIdle();
			RunView retrying = app.onlyRunOf("flaky");
			assertThat(retrying.dueAt()).isEqualTo(EngineFixture.START.plusSeconds(10));
			assertThat(retrying.status()).isEqualTo(RunView.Status.RETRYING);
			assertThat(retrying.waits())
				.anySatisfy((wait) -> assertThat(wait.error().name()).isEqualTo("IllegalStateException"));
			app.advance(Duration.ofSeconds(10));
			assertThat(app.bean(Flaky.class).calls).containsExactlyInAnyOrder("slow", "quick", "fine", "quick");
			assertThat(app.onlyRunOf("flaky").dueAt()).isEqualTo(EngineFixture.START.plus(Duration.ofMinutes(1)));
			app.advance(Duration.ofSeconds(50));
			RunView run = app.onlyRunOf("flaky");
			assertThat(run.output()).isEqualTo("\"done\"");
			assertThat(run.steps()).extracting(StepView::id).containsExactly("fine", "quick", "slow");
			assertThat(run.steps()).extracting(StepView::attempts).containsExactly(1, 2, 2);
			assertThat(app.count("inngest_wait")).isZero();
		}
	}

	@ParameterizedTest
	@EnumSource
	void isWonByWhatCameFirst(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, Waits.class)) {
			app.send("shop/race");
			app.driver().runUntilIdle();
			app.clock().advance(Duration.ofSeconds(5));
			app.send("shop/late", Map.of("n", 15));
			app.clock().advance(Duration.ofSeconds(60));
			app.driver().runUntilIdle();
			assertThat(app.onlyRunOf("race").output()).isEqualTo("\"event after\"");
			assertThat(app.count("inngest_wait")).isZero();
		}
	}

	static class Waits {

		@InngestFunction(id = "waits", event = "shop/go")
		List<String> run(Step step) {
			return step.parallel(List.of(() -> step.run("ran", () -> "ran"),
					() -> step.waitForSignal("signal", "s", Duration.ofDays(1), Integer.class)
						.map(String::valueOf)
						.orElse("none"),
					() -> event(step), () -> {
						step.sleep("sleep", Duration.ofSeconds(60));
						return "slept";
					}));
		}

		@InngestFunction(id = "race", event = "shop/race")
		String race(Step step) {
			String winner = step.race(() -> {
				step.sleep("sleep", Duration.ofSeconds(10));
				return "sleep";
			}, () -> {
				event(step);
				return "event";
			});
			return winner + step.run("after", () -> " after");
		}

		private String event(Step step) {
			return step.waitForEvent("event", WaitForEvent.of("shop/late", Map.class).timeout(Duration.ofDays(1)))
				.map((event) -> String.valueOf(event.data().get("n")))
				.orElse("none");
		}

	}

	static class Flaky {

		final List<String> calls = new CopyOnWriteArrayList<>();

		@InngestFunction(id = "flaky", event = "shop/flaky")
		String run(Step step) {
			step.parallel(() -> step.run("slow", () -> call("slow", null)),
					() -> step.run("quick", () -> call("quick", Duration.ofSeconds(10))),
					() -> step.run("fine", () -> this.calls.add("fine")));
			return "done";
		}

		private void call(String name, Duration retryAfter) {
			this.calls.add(name);
			if (this.calls.stream().filter(name::equals).count() > 1) {
				return;
			}
			if (retryAfter != null) {
				throw new RetryAfterError(retryAfter);
			}
			throw new IllegalStateException(name);
		}

	}

}

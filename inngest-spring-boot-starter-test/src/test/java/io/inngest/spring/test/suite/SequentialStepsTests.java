package io.inngest.spring.test.suite;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.inngest.spring.Event;
import io.inngest.spring.NonRetriableError;
import io.inngest.spring.RetryAfterError;
import io.inngest.spring.RunContext;
import io.inngest.spring.Step;
import io.inngest.spring.StepError;
import io.inngest.spring.StepOptions;
import io.inngest.spring.TypeRef;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.test.RunReport;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Steps one after the other, and what becomes of their failures.
 */
class SequentialStepsTests extends EngineSuite {

	@Test
	void valuesOfAllKinds() {
		play("values", Map.of("n", 2));
		check("values", """
				COMPLETED {"data":{"data":{"error":1}},"nothing":null,"sum":3}
				one run 1
				wrapped run {"data":{"error":1}}
				nothing run null
				action run null""");
	}

	@Test
	void retriesEachStepOnItsOwn() {
		play("flaky");
		check("flaky", """
				COMPLETED "body 2"
				a run 2
				b run 2""");
	}

	@Test
	void waitsLongerAfterEachFailure() {
		sendOnly("backing-off");
		driver().advance(Duration.ofSeconds(59));
		assertThat(bean(BackingOff.class).calls).isEqualTo(1);
		driver().advance(Duration.ofSeconds(1));
		assertThat(bean(BackingOff.class).calls).isEqualTo(2);
		driver().advance(Duration.ofSeconds(299));
		assertThat(bean(BackingOff.class).calls).isEqualTo(2);
		driver().advance(Duration.ofSeconds(1));
		check("backing-off", "COMPLETED 3\ncall run 3");
	}

	@Test
	void stepMaySayWhenToTryAgain() {
		sendOnly("retry-after");
		driver().advance(Duration.ofMinutes(29));
		assertThat(run("retry-after").status()).isEqualTo(RunReport.Status.RUNNING);
		driver().advance(Duration.ofMinutes(1));
		check("retry-after", "COMPLETED 1\ncall run 1");
	}

	@Test
	void stepHasItsOwnRetriesAndBackoff() {
		sendOnly("own-retries");
		driver().advance(Duration.ofSeconds(7));
		check("own-retries", """
				COMPLETED 2
				once run IllegalStateException: 1
				call run 2""");
	}

	@Test
	void failureOfAStepEndsTheRun() {
		play("uncaught");
		check("uncaught", """
				FAILED IllegalStateException: no
				a run IllegalStateException: no""");
	}

	@Test
	void wrappedFailureEndsTheRunAtOnce() {
		play("wrapped");
		check("wrapped", """
				FAILED IllegalArgumentException: outer
				a run IllegalStateException: inner""");
	}

	@Test
	void failureIsCaught() {
		play("fallback");
		check("fallback", """
				COMPLETED "b after IllegalStateException of a"
				a run IllegalStateException: down
				b run "b\"""");
	}

	@Test
	void failureIsAnOutcome() {
		play("outcome");
		check("outcome", """
				COMPLETED ["recovered down",true,"fine"]
				a run IllegalStateException: down
				b run NonRetriableError: never
				c run "fine\"""");
	}

	@Test
	void failureOfTheBodyIsTriedAgain() {
		play("body-fails");
		check("body-fails", """
				FAILED IllegalStateException: attempt 1
				a run 1""");
	}

	@Test
	void nonRetriableFailureOfTheBodyIsFinal() {
		play("final");
		check("final", "FAILED NonRetriableError: never");
	}

	@Test
	void sleepsHoldNothing() {
		sendOnly("sleeper");
		driver().advance(Duration.ofMinutes(119));
		assertThat(run("sleeper").status()).isEqualTo(RunReport.Status.RUNNING);
		driver().advance(Duration.ofMinutes(1));
		check("sleeper", """
				COMPLETED "awake"
				before run 1
				nap sleep null
				again sleep null""");
	}

	@Test
	void eventsOfStepsStartFunctions() {
		play("sender");
		check("sender", """
				COMPLETED 2""" + sent());
		assertThat(run("receiver").output()).hasToString("\"got 7\"");
	}

	private String sent() {
		return "\nsend sendEvent " + run("sender").steps().get(0).result();
	}

	@Test
	void idsRepeatInALoop() {
		play("loop");
		RunReport run = run("loop");
		assertThat(run.output()).hasToString("435");
		assertThat(run.steps()).hasSize(30).extracting("index").isEqualTo(range(30));
		assertThat(run.steps()).extracting("result").extracting(Object::toString).startsWith("0", "1", "2");
	}

	private static List<Object> range(int end) {
		List<Object> range = new ArrayList<>();
		for (int i = 0; i < end; i++) {
			range.add(i);
		}
		return range;
	}

	@InngestFunction(id = "values", event = "suite/values")
	static class Values {

		Out run(Event<Map<String, Integer>> event, Step step) {
			int one = step.run("one", () -> 1);
			Map<String, Object> wrapped = step.run("wrapped", new TypeRef<Map<String, Object>>() {
			}, () -> Map.of("data", Map.of("error", 1)));
			String nothing = step.run("nothing", () -> (String) null);
			step.run("action", () -> {
			});
			return new Out(one + event.data().get("n"), Map.of("data", wrapped.get("data")), nothing);
		}

		record Out(int sum, Map<String, Object> data, String nothing) {

		}

	}

	@InngestFunction(id = "flaky", event = "suite/flaky", retries = 2)
	static class Flaky {

		String run(Step step, RunContext context) {
			step.run("a", () -> third(context));
			step.run("b", () -> third(context));
			return "body " + third(context);
		}

		private int third(RunContext context) {
			if (context.attempt() < 2) {
				throw new IllegalStateException("not yet");
			}
			return context.attempt();
		}

	}

	@InngestFunction(id = "backing-off", event = "suite/backing-off")
	static class BackingOff {

		int calls;

		int run(Step step) {
			return step.run("call", () -> {
				if (++this.calls < 3) {
					throw new IllegalStateException("busy");
				}
				return this.calls;
			});
		}

	}

	@InngestFunction(id = "retry-after", event = "suite/retry-after")
	static class RetryAfter {

		int run(Step step, RunContext context) {
			return step.run("call", () -> {
				if (context.attempt() == 0) {
					throw new RetryAfterError(Duration.ofMinutes(30));
				}
				return context.attempt();
			});
		}

	}

	@InngestFunction(id = "own-retries", event = "suite/own-retries", retries = 3)
	static class OwnRetries {

		int run(Step step, RunContext context) {
			step.attempt(StepOptions.of("once", String.class).retries(0), () -> {
				throw new IllegalStateException("1");
			}).ignoreError();
			return step.run(StepOptions.of("call", Integer.class).backoff(Duration.ofSeconds(3), Duration.ofSeconds(4)),
					() -> {
						if (context.attempt() < 2) {
							throw new IllegalStateException("busy");
						}
						return context.attempt();
					});
		}

	}

	@InngestFunction(id = "uncaught", event = "suite/uncaught", retries = 1)
	static class Uncaught {

		void run(Step step) {
			step.run("a", () -> {
				throw new IllegalStateException("no");
			});
		}

	}

	@InngestFunction(id = "wrapped", event = "suite/wrapped", retries = 1)
	static class Wrapped {

		void run(Step step) {
			try {
				step.run("a", () -> {
					throw new IllegalStateException("inner");
				});
			}
			catch (StepError ex) {
				throw new IllegalArgumentException("outer", ex);
			}
		}

	}

	@InngestFunction(id = "fallback", event = "suite/fallback", retries = 1)
	static class Fallback {

		String run(Step step) {
			try {
				step.run("a", () -> {
					throw new IllegalStateException("down");
				});
				return "a";
			}
			catch (StepError ex) {
				return step.run("b", () -> "b") + " after " + ex.name() + " of " + ex.stepId();
			}
		}

	}

	@InngestFunction(id = "outcome", event = "suite/outcome", retries = 1)
	static class Outcome {

		List<Object> run(Step step) {
			String a = step.attempt("a", () -> {
				if (step != null) {
					throw new IllegalStateException("down");
				}
				return "a";
			}).recover((error) -> "recovered " + error.getMessage());
			boolean failed = step.attempt("b", () -> {
				throw new NonRetriableError("never");
			}).failed();
			return List.of(a, failed, step.attempt("c", () -> "fine").orElse("not fine"));
		}

	}

	@InngestFunction(id = "body-fails", event = "suite/body-fails", retries = 1)
	static class BodyFails {

		void run(Step step, RunContext context) {
			step.run("a", () -> 1);
			throw new IllegalStateException("attempt " + context.attempt());
		}

	}

	@InngestFunction(id = "final", event = "suite/final", retries = 5)
	static class Final {

		void run() {
			throw new NonRetriableError("never");
		}

	}

	@InngestFunction(id = "sleeper", event = "suite/sleeper")
	static class Sleeper {

		String run(Step step) {
			step.run("before", () -> 1);
			step.sleep("nap", Duration.ofMinutes(90));
			step.sleep("again", Duration.ofMinutes(30));
			return "awake";
		}

	}

	static class Sending {

		@InngestFunction(id = "sender", event = "suite/sender")
		int send(Step step) {
			return step
				.sendEvent("send", Event.of("suite/receiver", Map.of("n", 7)), Event.of("suite/nobody", Map.of()))
				.size();
		}

		@InngestFunction(id = "receiver", event = "suite/receiver")
		String receive(Event<Map<String, Integer>> event) {
			return "got " + event.data().get("n");
		}

	}

	@InngestFunction(id = "loop", event = "suite/loop")
	static class Loop {

		int run(Step step) {
			int sum = 0;
			for (int i = 0; i < 30; i++) {
				int number = i;
				sum += step.run("work", () -> number);
			}
			return sum;
		}

	}

}

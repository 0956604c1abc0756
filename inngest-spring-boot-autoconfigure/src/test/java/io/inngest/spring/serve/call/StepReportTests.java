package io.inngest.spring.serve.call;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.inngest.spring.Event;
import io.inngest.spring.InvalidEventException;
import io.inngest.spring.NonRetriableError;
import io.inngest.spring.RetryAfterError;
import io.inngest.spring.Step;
import io.inngest.spring.StepOptions;
import io.inngest.spring.serve.ServeResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what a call reports about its new step.
 */
class StepReportTests {

	@Test
	void stepThatHasRun() {
		assertReport(call((step) -> step.run("a", () -> 1)), """
				{"id":"86f7e437faa5a7fce15d1ddcb9eaeaea377667b8","op":"StepRun","name":"a","opts":{},"data":1,
				"timing":{"a":1795175460250000000,"b":0},"displayName":"a","userland":{"id":"a"}}""");
	}

	@Test
	void stepWithoutAResult() {
		ServeResponse response = call((step) -> {
			step.run("a", () -> {
			});
			return "never reached";
		});
		assertThat(op(response).get("data").isNull()).isTrue();
	}

	@Test
	void stepWithAnInput() {
		assertReport(call((step) -> step.run("a", "x", String::length)), """
				{"id":"86f7e437faa5a7fce15d1ddcb9eaeaea377667b8","op":"StepRun","name":"a","opts":{"input":["x"]},
				"data":1,"timing":{"a":1795175460250000000,"b":0},"displayName":"a","userland":{"id":"a"}}""");
	}

	@Test
	void inputOfAStepThatFails() {
		TestCalls calls = calls((step) -> step.run("a", List.of(1, "two"), (all) -> {
			throw new IllegalStateException("broken");
		}));
		JsonNode input = TestCalls.JSON.readTree("{\"input\":[1,\"two\"]}");
		ObjectNode tried = op(calls.call());
		assertThat(tried.get("op").stringValue()).isEqualTo("StepError");
		assertThat(tried.get("opts")).isEqualTo(input);
		ObjectNode failed = op(calls.attempt(3).call());
		assertThat(failed.get("op").stringValue()).isEqualTo("StepFailed");
		assertThat(failed.get("opts")).isEqualTo(input);
	}

	@Test
	void stepWithANameToShow() {
		ObjectNode op = op(call((step) -> step.run(StepOptions.of("a", Integer.class).name("Übersicht"), () -> 1)));
		assertThat(op.get("displayName").stringValue()).isEqualTo("Übersicht");
		assertThat(op.get("userland")).isEqualTo(TestCalls.JSON.readTree("{\"id\":\"a\"}"));
	}

	@Test
	void repeatIsNumbered() {
		TestCalls calls = calls((step) -> step.run("a", () -> 1) + step.run("a", () -> 2));
		ObjectNode op = op(calls.step("a", "{\"data\":1}").call());
		assertThat(op.get("id").stringValue()).isEqualTo(TestCalls.hash("a:1"));
		assertThat(op.get("userland")).isEqualTo(TestCalls.JSON.readTree("{\"id\":\"a\",\"index\":1}"));
		assertThat(op.get("data").intValue()).isEqualTo(2);
	}

	@Test
	void sentEvents() {
		TestCalls calls = calls((step) -> step.sendEvent("emit", Event.of("a", null), Event.of("b", null)));
		assertReport(calls.call(), """
				{"id":"c2ce5b5a3ff5dbbd2bea6bd1d1bcf4bbd3b5ba53","op":"StepRun","name":"sendEvent",
				"opts":{"type":"step.sendEvent"},"data":{"ids":["id-of-a","id-of-b"]},
				"timing":{"a":1795175460250000000,"b":0},"displayName":"emit","userland":{"id":"emit"}}"""
			.replace("c2ce5b5a3ff5dbbd2bea6bd1d1bcf4bbd3b5ba53", TestCalls.hash("emit")));
		assertThat(calls.sent).extracting(Event::name).containsExactly("a", "b");
	}

	@ParameterizedTest
	@CsvSource({ "PT1S, 1s", "PT1.5S, 1.5s", "PT1H30M, 1h30m", "PT0S, 0s", "PT-1M, 0s", "P365D, 8760h" })
	void sleepForADuration(Duration duration, String name) {
		ServeResponse response = call((step) -> {
			step.sleep("nap", duration);
			return null;
		});
		assertReport(response, """
				{"id":"c2640f79b4ed481b838ce4ad75330aa3f825d4d9","op":"Sleep","name":"%s","opts":{},"data":null,
				"displayName":"nap","userland":{"id":"nap"}}""".formatted(name));
		assertThat(response.headers()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "2026-11-20T11:51:02.713Z, 2026-11-20T11:51:02.713Z",
			"2020-01-01T00:00:00Z, 2026-11-20T11:51:00.250Z" })
	void sleepUntilATime(Instant time, String name) {
		ObjectNode op = op(call((step) -> {
			step.sleepUntil("nap", time);
			return null;
		}));
		assertThat(op.get("op").stringValue()).isEqualTo("Sleep");
		assertThat(op.get("name").stringValue()).isEqualTo(name);
	}

	@Test
	void sleepThatNoServerWouldTakeIsAFinalFailure() {
		ServeResponse response = call((step) -> {
			step.sleep("nap", Duration.ofDays(365).plusMillis(1));
			return null;
		});
		assertThat(response.status()).isEqualTo(400);
		assertThat(response.headers()).containsEntry("x-inngest-no-retry", "true");
		assertThat(TestCalls.json(response).get("message").stringValue()).contains("the longest time is 365 days");
	}

	@Test
	void stepThatIsTriedAgain() {
		ServeResponse response = call((step) -> step.run("a", () -> {
			throw new IllegalStateException("broken");
		}));
		ObjectNode op = op(response);
		assertThat(response.headers()).containsOnly(Map.entry("x-inngest-no-retry", "false"));
		assertThat(op.get("op").stringValue()).isEqualTo("StepError");
		assertThat(op.get("data").isNull()).isTrue();
		assertThat(op.get("timing").get("b").intValue()).isZero();
		JsonNode error = op.get("error");
		assertThat(error.get("name").stringValue()).isEqualTo("IllegalStateException");
		assertThat(error.get("message").stringValue()).isEqualTo("broken");
		assertThat(error.get("__serialized").booleanValue()).isTrue();
		assertThat(error.at("/data/stepId").stringValue()).isEqualTo("a");
	}

	@ParameterizedTest
	@CsvSource({ "PT1.5S, 2", "PT2S, 2", "PT2.000000001S, 3", "PT0S, 1", "PT0.2S, 1", "PT1H, 3600" })
	void stepThatNamesTheTimeOfItsNextAttempt(Duration wait, String seconds) {
		ServeResponse response = call((step) -> step.run("a", () -> {
			throw new RetryAfterError("slow down", wait);
		}));
		assertThat(response.headers()).containsEntry("x-inngest-no-retry", "false")
			.containsEntry("retry-after", seconds);
	}

	@Test
	void stepThatFailsOnTheLastAttempt() {
		ServeResponse response = calls((step) -> step.run("a", () -> {
			throw new RetryAfterError("slow down", Duration.ofMinutes(1));
		})).attempt(3).call();
		assertThat(response.headers()).containsOnly(Map.entry("x-inngest-no-retry", "true"));
		ObjectNode op = op(response);
		assertThat(op.get("op").stringValue()).isEqualTo("StepFailed");
		assertThat(op.at("/error/message").stringValue()).isEqualTo("slow down");
		assertThat(op.at("/error/data/attempts").intValue()).isEqualTo(4);
	}

	@Test
	void stepThatFailsForGood() {
		ServeResponse response = call((step) -> step.run("a", () -> {
			throw new NonRetriableError("never");
		}));
		assertThat(response.headers()).containsOnly(Map.entry("x-inngest-no-retry", "true"));
		assertThat(op(response).get("op").stringValue()).isEqualTo("StepFailed");
	}

	@Test
	void eventThatCannotBeAcceptedFailsItsStepForGood() {
		ServeResponse response = new TestCalls((invocation) -> invocation.step().run("send", () -> {
			throw new InvalidEventException("no name");
		})).call();
		assertThat(op(response).get("op").stringValue()).isEqualTo("StepFailed");
	}

	@Test
	void newStepIsPlannedWhenTheServerSaysSo() {
		TestCalls calls = calls((step) -> step.run("b", () -> {
			throw new AssertionError("must not run");
		})).planned();
		ServeResponse response = calls.step("a", "{\"data\":1}").call();
		assertReport(response, """
				{"id":"e9d71f5ee7c92d6dc9e92ffdad17b8bd49418f98","op":"StepPlanned","name":"b","opts":{},"data":null,
				"displayName":"b","userland":{"id":"b"}}""");
		assertThat(response.headers()).isEmpty();
	}

	@Test
	void sleepIsReportedWhereStepsArePlanned() {
		ObjectNode op = op(calls((step) -> {
			step.sleep("nap", Duration.ofSeconds(1));
			return null;
		}).planned().call());
		assertThat(op.get("op").stringValue()).isEqualTo("Sleep");
	}

	@Test
	void halfACharacterDoesNotSpoilTheAnswer() {
		ServeResponse response = call((step) -> step.run("\ud800", () -> "\udc00"));
		assertThat(op(response).get("userland").get("id").stringValue()).isEqualTo("?");
	}

	private static ServeResponse call(StepFunction function) {
		return calls(function).call();
	}

	private static TestCalls calls(StepFunction function) {
		return new TestCalls((invocation) -> function.run(invocation.step()));
	}

	private static void assertReport(ServeResponse response, String op) {
		assertThat(op(response)).isEqualTo(TestCalls.JSON.readTree(op));
	}

	private static ObjectNode op(ServeResponse response) {
		assertThat(response.status()).isEqualTo(206);
		JsonNode ops = TestCalls.json(response);
		assertThat(ops.isArray()).isTrue();
		assertThat(ops).hasSize(1);
		return (ObjectNode) ops.get(0);
	}

	/** A function that only knows its steps. */
	private interface StepFunction {

		Object run(Step step) throws Throwable;

	}

}

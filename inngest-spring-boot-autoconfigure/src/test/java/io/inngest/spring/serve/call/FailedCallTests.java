package io.inngest.spring.serve.call;

import java.time.Duration;
import java.util.Map;

import io.inngest.spring.NonRetriableError;
import io.inngest.spring.RetryAfterError;
import io.inngest.spring.serve.ServeResponse;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the answers of calls that failed outside their steps.
 */
class FailedCallTests {

	private final TestCalls failing = new TestCalls((invocation) -> {
		throw new IllegalStateException("broken", new IllegalArgumentException("root"));
	});

	@Test
	void failureIsRetried() {
		ServeResponse response = this.failing.call();
		assertThat(response.status()).isEqualTo(500);
		assertThat(response.headers()).containsOnly(Map.entry("x-inngest-no-retry", "false"));
		JsonNode error = TestCalls.json(response);
		assertThat(error.get("name").stringValue()).isEqualTo("IllegalStateException");
		assertThat(error.get("message").stringValue()).isEqualTo("broken");
		assertThat(error.get("stack").stringValue()).contains("FailedCallTests");
		assertThat(error.at("/cause/message").stringValue()).isEqualTo("root");
		assertThat(error.get("__serialized").booleanValue()).isTrue();
		assertThat(error.has("type")).isFalse();
	}

	@Test
	void failureOfTheLastAttemptIsFinal() {
		assertFinal(this.failing.attempt(3).call(), "broken");
	}

	@Test
	void callsBeyondTheLastAttemptAreLastAttemptsToo() {
		assertFinal(this.failing.attempt(40).call(), "broken");
		TestCalls calls = new TestCalls((invocation) -> invocation.step().run("a", () -> 1));
		assertThat(TestCalls.json(calls.attempt(40).call()).get(0).get("data").intValue()).isOne();
	}

	@Test
	void attemptsAreTheFunctionsWhenTheCallDoesNotSay() {
		this.failing.context().remove("max_attempts");
		assertThat(this.failing.attempt(2).call().status()).isEqualTo(500);
		assertThat(this.failing.attempt(3).call().status()).isEqualTo(400);
	}

	@Test
	void nonRetriableFailureIsFinal() {
		assertFinal(new TestCalls((invocation) -> {
			throw new NonRetriableError("never");
		}).call(), "never");
	}

	@Test
	void failureMayNameTheTimeOfTheNextAttempt() {
		ServeResponse response = new TestCalls((invocation) -> {
			throw new RetryAfterError("slow down", Duration.ofMillis(1500));
		}).call();
		assertThat(response.status()).isEqualTo(500);
		assertThat(response.headers()).containsOnly(Map.entry("x-inngest-no-retry", "false"),
				Map.entry("retry-after", "2"));
	}

	@Test
	void lastAttemptNamesNoTimeForAnother() {
		ServeResponse response = new TestCalls((invocation) -> {
			throw new RetryAfterError("slow down", Duration.ofMillis(1500));
		}).attempt(3).call();
		assertFinal(response, "slow down");
	}

	@Test
	void memoizedErrorIsReportedAgainWhenNobodyCatchesIt() {
		TestCalls calls = new TestCalls((invocation) -> invocation.step().run("a", () -> {
			throw new AssertionError("must not run");
		}));
		ServeResponse response = calls
			.step("a",
					"{\"error\":{\"name\":\"PaymentDeclined\",\"message\":\"declined\",\"stack\":\"at x\","
							+ "\"cause\":{\"name\":\"TypeError\",\"message\":\"bad token\"},\"noRetry\":true}}")
			.call();
		assertFinal(response, "declined");
		JsonNode error = TestCalls.json(response);
		assertThat(error.get("name").stringValue()).isEqualTo("PaymentDeclined");
		assertThat(error.at("/cause/message").stringValue()).isEqualTo("bad token");
		assertThat(error.at("/data/stepId").stringValue()).isEqualTo("a");
	}

	@Test
	void endlessMessageIsCut() {
		String text = "é".repeat(3_000_000);
		ServeResponse response = new TestCalls((invocation) -> {
			throw new IllegalStateException(text, new IllegalStateException(text));
		}).call();
		assertThat(response.status()).isEqualTo(500);
		assertThat(response.body()).hasSizeLessThan(100_000);
		JsonNode error = TestCalls.json(response);
		assertThat(error.get("message").stringValue()).startsWith("ééé").endsWith("é… (2995000 more characters)");
		assertThat(error.at("/cause/message").stringValue()).endsWith("é… (2995000 more characters)");
	}

	@Test
	void endlessMessageOfAStepIsCut() {
		String text = "é".repeat(3_000_000);
		TestCalls calls = new TestCalls((invocation) -> invocation.step().run("a", () -> {
			throw new IllegalStateException(text);
		}));
		assertThat(calls.call().body()).hasSizeLessThan(100_000);
		assertThat(calls.attempt(3).call().body()).hasSizeLessThan(100_000);
	}

	private void assertFinal(ServeResponse response, String message) {
		assertThat(response.status()).isEqualTo(400);
		assertThat(response.headers()).containsOnly(Map.entry("x-inngest-no-retry", "true"));
		assertThat(TestCalls.json(response).get("message").stringValue()).isEqualTo(message);
	}

}

package io.inngest.spring.serve.call;

import java.util.Map;

import io.inngest.spring.AiRequest;
import io.inngest.spring.HttpFetch;
import io.inngest.spring.Step;
import io.inngest.spring.StepError;
import io.inngest.spring.serve.ServeResponse;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what a call reports about requests that the server makes.
 */
class RequestReportTests {

	@Test
	void fetch() {
		assertReport((step) -> step.fetch("a", HttpFetch.get("http://localhost/x?y=z")), """
				{"id":"86f7e437faa5a7fce15d1ddcb9eaeaea377667b8","op":"Gateway",
				"opts":{"url":"http://localhost/x?y=z","method":"GET","headers":{}},"data":null,
				"displayName":"a","userland":{"id":"a"}}""");
	}

	@Test
	void fetchWithABody() {
		assertReport((step) -> step.fetch("a", HttpFetch.post("http://localhost").json(Map.of("q", 1))), """
				{"id":"86f7e437faa5a7fce15d1ddcb9eaeaea377667b8","op":"Gateway",
				"opts":{"url":"http://localhost","method":"POST","headers":{"Content-Type":"application/json"},
				"body":"{\\"q\\":1}"},"data":null,"displayName":"a","userland":{"id":"a"}}""");
	}

	@Test
	void inferenceByAnthropic() {
		AiRequest request = AiRequest.anthropic("claude", Map.of("max_tokens", 5)).apiKey("k");
		assertReport((step) -> step.ai().infer("a", request), """
				{"id":"86f7e437faa5a7fce15d1ddcb9eaeaea377667b8","op":"AIGateway","opts":{"type":"step.ai.infer",
				"url":"https://api.anthropic.com/v1/messages","format":"anthropic","auth_key":"k",
				"headers":{"anthropic-version":"2023-06-01"},"body":{"max_tokens":5,"model":"claude"}},"data":null,
				"displayName":"a","userland":{"id":"a"}}""");
	}

	@Test
	void inferenceByGemini() {
		AiRequest request = AiRequest.gemini("gemini-2", Map.of("contents", "hi")).apiKey("k");
		assertReport((step) -> step.ai().infer("a", request), """
				{"id":"86f7e437faa5a7fce15d1ddcb9eaeaea377667b8","op":"AIGateway","opts":{"type":"step.ai.infer",
				"url":"https://generativelanguage.googleapis.com/v1beta/models/gemini-2:generateContent",
				"format":"gemini","auth_key":"k","body":{"contents":"hi"}},"data":null,
				"displayName":"a","userland":{"id":"a"}}""");
	}

	@Test
	void requestsAreReportedWhereStepsArePlanned() {
		TestCalls calls = calls((step) -> step.fetch("a", HttpFetch.get("http://localhost"))).planned();
		assertThat(op(calls.call()).get("op").stringValue()).isEqualTo("Gateway");
	}

	@Test
	void aCallForAnotherStepLeavesThemAlone() {
		TestCalls calls = calls((step) -> step.fetch("a", HttpFetch.get("http://localhost")));
		ServeResponse response = calls.target(TestCalls.hash("b")).call();
		assertThat(response.status()).isEqualTo(500);
		assertThat(TestCalls.json(response).get("message").stringValue()).contains("It met 'a'");
	}

	@Test
	void inferenceWithAnEditedInputIsReportedAgain() {
		TestCalls calls = calls((step) -> step.ai().infer("a", AiRequest.openAi("gpt-4o", Map.of("n", 1)))).step("a",
				"{\"input\":[{\"n\":2}]}");
		assertThat(op(calls.target(TestCalls.hash("a")).call()).at("/opts/body"))
			.isEqualTo(TestCalls.JSON.readTree("{\"n\":2,\"model\":\"gpt-4o\"}"));
	}

	@Test
	void failuresAreStepErrors() {
		TestCalls calls = calls((step) -> {
			try {
				return step.fetch("a", HttpFetch.get("http://localhost")).body();
			}
			catch (StepError ex) {
				return ex.stepId() + ": " + ex.details().message();
			}
		}).step("a", "{\"error\":{\"name\":\"Error\",\"message\":\"unreachable\"}}");
		ServeResponse response = calls.call();
		assertThat(response.status()).isEqualTo(200);
		assertThat(TestCalls.json(response).stringValue()).isEqualTo("a: unreachable");
	}

	private static void assertReport(Function function, String expected) {
		ServeResponse response = calls(function).call();
		assertThat(response.status()).isEqualTo(206);
		assertThat(TestCalls.json(response)).hasSize(1);
		assertThat(op(response)).isEqualTo(TestCalls.JSON.readTree(expected.replace("\n", "")));
	}

	private static JsonNode op(ServeResponse response) {
		return TestCalls.json(response).get(0);
	}

	private static TestCalls calls(Function function) {
		return new TestCalls((invocation) -> function.run(invocation.step()));
	}

	/** What a test's function does. */
	private interface Function {

		Object run(Step step);

	}

}

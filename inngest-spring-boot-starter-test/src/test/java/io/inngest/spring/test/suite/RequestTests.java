package io.inngest.spring.test.suite;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import io.inngest.spring.AiRequest;
import io.inngest.spring.FetchResponse;
import io.inngest.spring.HttpFetch;
import io.inngest.spring.Step;
import io.inngest.spring.StepError;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.execution.request.HttpCall;
import io.inngest.spring.execution.request.HttpGateway;
import io.inngest.spring.execution.request.HttpReply;
import io.inngest.spring.test.server.StandInServer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests as steps, which the application makes itself or leaves to a server.
 */
class RequestTests extends EngineSuite {

	private static final Map<String, String> HEADERS = Map.of("X-Upstream", "yes");

	@Override
	Class<?>[] moreBeans() {
		return new Class<?>[] { Gateways.class };
	}

	@Test
	void anyStatusIsAResult() {
		stubServer();
		play("fetching");
		check("fetching",
				"""
						COMPLETED ["200 Graz yes","404"]
						load fetch {"body":"{\\"city\\":\\"Graz\\"}","headers":{"X-Upstream":"yes"},"status_code":200,\
						"url":"http://upstream/weather"}
						none fetch {"body":"","headers":{"X-Upstream":"yes"},"status_code":404,"url":"http://upstream/none"}""");
	}

	@Test
	void sideBySide() {
		stubServer();
		play("fetching-both");
		assertThatOutput("fetching-both", "[200,404,1]");
	}

	@Test
	void providersAnswerIsAResult() {
		stubServer();
		play("asking");
		check("asking", """
				COMPLETED "cmpl-1"
				ask ai.infer {"id":"cmpl-1"}""");
	}

	@Test
	void failureCanBeCaught() {
		stubServer();
		play("unreachable");
		assertThatOutput("unreachable", "\"failed\"");
	}

	private void assertThatOutput(String function, String output) {
		assertThat(run(function).output()).hasToString(output);
	}

	private void stubServer() {
		if (!this.engine.isEmbedded()) {
			bean(StandInServer.class).gateway(RequestTests::reply);
		}
	}

	private static StandInServer.Reply reply(JsonNode request) throws IOException {
		String url = request.get("url").stringValue();
		if (url.contains("unreachable")) {
			throw new IOException("No connection");
		}
		return new StandInServer.Reply(status(url), HEADERS, body(url));
	}

	private static int status(String url) {
		return url.endsWith("none") ? 404 : 200;
	}

	private static String body(String url) {
		if (url.endsWith("none")) {
			return "";
		}
		return url.endsWith("weather") ? "{\"city\":\"Graz\"}" : "{\"id\":\"cmpl-1\"}";
	}

	/**
	 * What the embedded engine makes requests with.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Gateways {

		@Bean
		HttpGateway httpGateway() {
			return Gateways::reply;
		}

		private static HttpReply reply(HttpCall call) {
			String url = call.url().toString();
			if (url.contains("unreachable")) {
				throw new IllegalStateException("No connection");
			}
			return new HttpReply(status(url), HEADERS, body(url), url);
		}

	}

	@InngestFunction(id = "fetching", event = "suite/fetching")
	static class Fetching {

		List<String> run(Step step) {
			FetchResponse found = step.fetch("load", HttpFetch.get("http://upstream/weather"));
			FetchResponse missing = step.fetch("none", HttpFetch.get("http://upstream/none"));
			return List.of(
					found.status() + " " + found.json(City.class).city() + " " + found.header("x-upstream").strip(),
					String.valueOf(missing.status()));
		}

		record City(String city) {

		}

	}

	@InngestFunction(id = "fetching-both", event = "suite/fetching-both")
	static class FetchingBoth {

		List<Integer> run(Step step) {
			return step.parallel(() -> step.fetch("load", HttpFetch.get("http://upstream/weather")).status(),
					() -> step.fetch("none", HttpFetch.get("http://upstream/none")).status(),
					() -> step.run("work", () -> 1));
		}

	}

	@InngestFunction(id = "asking", event = "suite/asking")
	static class Asking {

		String run(Step step) {
			return (String) step.ai()
				.infer("ask",
						AiRequest.openAi("gpt-4o", Map.of("messages", List.of()))
							.apiKey("sk-throwaway")
							.baseUrl("http://provider/v1"))
				.get("id");
		}

	}

	@InngestFunction(id = "unreachable", event = "suite/unreachable", retries = 1)
	static class Unreachable {

		String run(Step step) {
			try {
				return step.fetch("load", HttpFetch.get("http://unreachable/")).body();
			}
			catch (StepError ex) {
				return "failed";
			}
		}

	}

}

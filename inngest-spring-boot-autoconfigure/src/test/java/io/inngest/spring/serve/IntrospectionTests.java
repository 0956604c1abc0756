package io.inngest.spring.serve;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;

import io.inngest.spring.ErrorDetails;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.annotation.OnFailure;
import io.inngest.spring.client.InngestServer;
import io.inngest.spring.function.FunctionRegistry;
import io.inngest.spring.function.TestFunctions;
import io.inngest.spring.protocol.Mode;
import io.inngest.spring.protocol.Sdk;
import io.inngest.spring.protocol.signature.SigningKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

class IntrospectionTests {

	private final ServeSettings settings = new ServeSettings();

	@Test
	void tellsAServerThatHasSignedEverything() throws IOException {
		ObjectNode recorded = recorded("introspection-cloud-signed");
		recorded.putObject("capabilities").put("trust_probe", "v1");
		recorded.put("framework", Sdk.FRAMEWORK);
		recorded.put("sdk_language", Sdk.LANGUAGE);
		recorded.put("sdk_version", Sdk.VERSION);
		recorded.put("function_count", 0);
		assertThat(answer(TestServers.cloud(TestServers.KEY), new FunctionRegistry("shop"))).isEqualTo(recorded);
	}

	@Test
	void tellsEverybodyCountsAndSwitchesInDevMode() throws IOException {
		ObjectNode recorded = recorded("introspection-dev");
		recorded.put("function_count", 0);
		assertThat(answer(TestServers.dev(), new FunctionRegistry("shop"))).isEqualTo(recorded);
	}

	@Test
	void tellsThatFunctionsRunEmbedded() {
		JsonNode answer = answer(null, new FunctionRegistry("shop"));
		assertThat(answer.path("mode").asString()).isEqualTo("embedded");
		assertThat(answer.propertyNames()).containsExactlyInAnyOrder("has_event_key", "has_signing_key",
				"function_count", "mode", "schema_version");
	}

	@Test
	void countsFailureHandlers() {
		TestFunctions.runner().withBean(Ping.class).run((context) -> {
			FunctionRegistry functions = context.getBean(FunctionRegistry.class);
			assertThat(answer(TestServers.dev(), functions).path("function_count").asInt()).isEqualTo(2);
		});
	}

	@Test
	void showsKeysByTheirHashesOnly() {
		URI url = URI.create("http://localhost:8288");
		InngestServer server = new InngestServer(Mode.CLOUD, url, URI.create("https://inn.gs"), "event-key",
				List.of(new SigningKey(TestServers.KEY), new SigningKey("signkey-prod-12345678")), "branch-7");
		Map<String, @Nullable Object> body = new Introspection(new ServeSettings("/jobs",
				URI.create("https://shop.example"), null, ServeSettings.DEFAULT_MAX_REQUEST_SIZE), server,
				new FunctionRegistry("shop"))
			.authenticated();
		assertThat(body).containsEntry("signing_key_hash", "4540361a95b2")
			.containsEntry("signing_key_fallback_hash", "b2ed992186a5")
			.containsEntry("serve_origin", "https://shop.example")
			.containsEntry("serve_path", "/jobs")
			.containsEntry("event_api_origin", "https://inn.gs")
			.containsEntry("env", "branch-7");
		assertThat(body.toString()).doesNotContain("12345678", TestServers.KEY, "event-key");
	}

	private JsonNode answer(@Nullable InngestServer server, FunctionRegistry functions) {
		Introspection introspection = new Introspection(this.settings, server, functions);
		IntrospectionHandler handler = new IntrospectionHandler(introspection,
				(server != null) ? server.mode() : Mode.EMBEDDED);
		ServeRequest request = new ServeRequest("GET", URI.create("http://localhost/api/inngest"), Map.of(), Map.of(),
				new byte[0]);
		return JsonMapper.shared().readTree(handler.handle(request).body());
	}

	private ObjectNode recorded(String name) throws IOException {
		ClassPathResource file = new ClassPathResource("replay/recordings/" + name + ".json", getClass());
		JsonNode scenario = JsonMapper.shared().readTree(file.getContentAsByteArray());
		ObjectNode body = (ObjectNode) scenario.path("exchanges").path(0).path("response").path("body");
		body.remove("extra");
		return body;
	}

	/**
	 * A function with a failure handler.
	 */
	@InngestFunction(id = "ping", event = "shop/ping")
	static class Ping {

		String run() {
			return "pong";
		}

		@OnFailure
		void failed(ErrorDetails error) {
		}

	}

}

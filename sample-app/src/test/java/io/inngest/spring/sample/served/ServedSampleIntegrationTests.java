package io.inngest.spring.sample.served;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.util.TestSocketUtils;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The beans of the sample on an Inngest server, which is not there yet when the sample
 * starts.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "inngest.mode=dev", "spring.datasource.url=jdbc:h2:mem:served;DB_CLOSE_DELAY=-1" })
@AutoConfigureRestTestClient
class ServedSampleIntegrationTests {

	private static final int SERVER_PORT = TestSocketUtils.findAvailableTcpPort();

	private RestTestClient http;

	@LocalServerPort
	private int port;

	@DynamicPropertySource
	static void server(DynamicPropertyRegistry registry) {
		registry.add("inngest.base-url", () -> "http://localhost:" + SERVER_PORT);
	}

	@BeforeEach
	void client(@Autowired RestTestClient http) {
		this.http = http;
	}

	@Test
	void sampleIsServedRegistersOnceAServerAppearsAndAnswersItsCalls() {
		assertThat(get("/api/inngest", HttpStatus.OK).get("mode").asString()).isEqualTo("dev");
		try (ServerStub server = new ServerStub(SERVER_PORT)) {
			await().untilAsserted(() -> assertThat(server.registrations()).isNotEmpty());
			JsonNode registration = server.registrations().get(0);
			assertThat(registration.get("url").asString())
				.startsWith("http://localhost:%d/api/inngest".formatted(this.port));
			assertThat(registration.get("functions").valueStream().map((function) -> function.get("id").asString()))
				.contains("sample-import-product-image", "sample-sync-shop-failure");
			JsonNode ops = call("sample-import-product-image");
			assertThat(server.checkpoints())
				.flatExtracting((checkpoint) -> checkpoint.get("steps").valueStream().toList())
				.extracting((op) -> op.get("displayName").asString())
				.containsExactly("generate-image-dall-e", "notify-user");
			assertThat(ops.get(0).get("op").asString()).isEqualTo("RunComplete");
			assertThat(ops.get(0).get("data").get("url").asString()).isEqualTo("https://dall-e.example/product-1.png");
		}
	}

	@Test
	void runsAreShownByTheServer() {
		assertThat(get("/runs", HttpStatus.NOT_FOUND).get("detail").asString()).contains("Inngest server");
	}

	private JsonNode call(String functionId) {
		Map<String, Object> event = Map.of("id", "event-1", "name", "shop/product.imported", "ts", 1795175337428L,
				"user", Map.of(), "data",
				Map.of("productId", "product-1", "channelId", "channel-1", "prompt", "a red bicycle"));
		Map<String, Object> context = Map.ofEntries(Map.entry("run_id", "01M7WCKKN67Q9BJMF7CEXETZD4"),
				Map.entry("fn_id", "d3d1c8d6-b012-52fd-b46d-d8232fc91337"), Map.entry("attempt", 0),
				Map.entry("max_attempts", 3), Map.entry("qi_id", "Mm00eXJiaW5jM28zMDo6ZGVmYXVsdA=="),
				Map.entry("request_id", "01M7WCKKNQ33JC8GY6J7XS9QDV"), Map.entry("generation_id", 1),
				Map.entry("step_id", "step"), Map.entry("disable_immediate_execution", false),
				Map.entry("use_api", false), Map.entry("stack", Map.of("stack", List.of(), "current", 0)));
		return this.http.post()
			.uri("/api/inngest?fnId={id}&stepId=step", functionId)
			.header("x-inngest-req-version", "-1")
			.body(Map.of("event", event, "events", List.of(event), "steps", Map.of(), "ctx", context, "version", -1,
					"use_api", false))
			.exchange()
			.expectStatus()
			.isEqualTo(HttpStatus.PARTIAL_CONTENT)
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
	}

	private JsonNode get(String uri, HttpStatus status) {
		return this.http.get()
			.uri(uri)
			.exchange()
			.expectStatus()
			.isEqualTo(status)
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
	}

}

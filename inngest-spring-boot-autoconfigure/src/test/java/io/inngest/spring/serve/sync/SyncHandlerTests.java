package io.inngest.spring.serve.sync;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import io.inngest.spring.function.FunctionRegistry;
import io.inngest.spring.function.Trigger;
import io.inngest.spring.protocol.Sdk;
import io.inngest.spring.serve.ServeRequest;
import io.inngest.spring.serve.ServeResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SyncHandler}. The server's answers are recorded ones.
 */
class SyncHandlerTests {

	private static final URI URL = URI.create("http://localhost:3000/api/inngest");

	private static final String IN_BAND = "in_band";

	private final TestSdkApi api = new TestSdkApi();

	private final SyncHandler handler = handler();

	@Test
	void registersTheFunctions() {
		ServeResponse answer = this.handler.handle(request(Map.of(), Map.of(), ""));
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.headers()).containsExactly(Map.entry("x-inngest-sync-kind", "out_of_band"));
		assertThat(text(answer)).isEqualTo("{\"message\":\"Successfully registered\",\"modified\":true}");
		TestSdkApi.Call call = this.api.calls.get(0);
		assertThat(call.payload().path("url").stringValue()).isEqualTo(URL.toString());
		assertThat(call.payload().path("functions")).hasSize(1);
		assertThat(call.headers()).containsExactly(Map.entry("x-inngest-sync-kind", "out_of_band"));
		assertThat(call.deployId()).isNull();
	}

	@Test
	void passesOnThatNothingWasModified() {
		this.api.answers(200, "{\"ok\":true,\"modified\":false}");
		assertThat(text(this.handler.handle(request(Map.of(), Map.of(), ""))))
			.isEqualTo("{\"message\":\"Successfully registered\",\"modified\":false}");
		this.api.answers(200, "{\"ok\":true}");
		assertThat(text(this.handler.handle(request(Map.of(), Map.of(), ""))))
			.isEqualTo("{\"message\":\"Successfully registered\",\"modified\":false}");
	}

	@Test
	void passesOnWhatTheServerIs() {
		this.handler.handle(request(Map.of("x-inngest-server-kind", "cloud"), Map.of(), ""));
		assertThat(this.api.calls.get(0).headers()).containsEntry("x-inngest-expected-server-kind", "cloud");
	}

	@Test
	void deploymentIsNamedToTheServerButNotInTheUrl() {
		this.handler.handle(request(Map.of(), Map.of("deployId", "dpl_42"), ""));
		TestSdkApi.Call call = this.api.calls.get(0);
		assertThat(call.deployId()).isEqualTo("dpl_42");
		assertThat(call.payload().path("deployId").stringValue()).isEqualTo("dpl_42");
		assertThat(call.payload().path("url").stringValue()).isEqualTo(URL.toString());
	}

	@Test
	void refusalHasTheStatusThatTheServersBodyHas() {
		this.api.answers(400, "{\"error\":\"At least one function is invalid\",\"data\":null,\"status\":400}");
		ServeResponse answer = this.handler.handle(request(Map.of(), Map.of(), ""));
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.headers()).containsEntry("x-inngest-sync-kind", "out_of_band");
		assertThat(text(answer)).isEqualTo("{\"message\":\"At least one function is invalid\",\"modified\":false}");
	}

	@Test
	void refusalWithoutStatusInItsBodyIsPassedOnAsOtherSdksDo() {
		this.api.answers(400, "{\"error\":\"Expected server kind dev, got cloud\"}");
		ServeResponse answer = this.handler.handle(request(Map.of("x-inngest-server-kind", "cloud"), Map.of(), ""));
		assertThat(answer.status()).isEqualTo(200);
		assertThat(text(answer)).isEqualTo("{\"message\":\"Expected server kind dev, got cloud\",\"modified\":false}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"error\":\"odd\",\"status\":7}", "{\"error\":\"odd\",\"status\":600}" })
	void statusThatIsNoneBecomesAnError(String body) {
		this.api.answers(400, body);
		assertThat(this.handler.handle(request(Map.of(), Map.of(), "")).status()).isEqualTo(500);
	}

	@Test
	void refusedKeyIsAnError() {
		this.api.answers(401, "Authentication failed\n");
		ServeResponse answer = this.handler.handle(request(Map.of(), Map.of(), ""));
		assertThat(answer.status()).isEqualTo(500);
		assertThat(text(answer))
			.isEqualTo("{\"message\":\"The server answered 401: Authentication failed\",\"modified\":false}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "<html>Welcome</html>", "", "[1]", "\"ok\"" })
	void whatIsNoInngestServerHasNotRegisteredAnything(String body) {
		this.api.answers(200, body);
		ServeResponse answer = this.handler.handle(request(Map.of(), Map.of(), ""));
		assertThat(answer.status()).isEqualTo(500);
		assertThat(text(answer)).contains("The server answered 200").contains("\"modified\":false");
	}

	@Test
	void serverThatIsDownIsAnError() {
		this.api.isDown("nothing listens at http://localhost:8288");
		ServeResponse answer = this.handler.handle(request(Map.of(), Map.of(), ""));
		assertThat(answer.status()).isEqualTo(500);
		assertThat(answer.headers()).containsEntry("x-inngest-sync-kind", "out_of_band");
		assertThat(text(answer)).isEqualTo(
				"{\"message\":\"Failed to register; nothing listens at http://localhost:8288\",\"modified\":false}");
	}

	@Test
	void registrationInBandIsTheAnswer() {
		ServeResponse answer = this.handler.handle(inBand("{\"url\":\"https://shop.example/api/inngest\"}"));
		assertThat(this.api.calls).isEmpty();
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.headers()).containsExactly(Map.entry("x-inngest-sync-kind", IN_BAND));
		JsonNode expected = JsonMapper.shared().readTree("""
				{"app_id":"shop","capabilities":{"trust_probe":"v1"},"env":null,"framework":"springboot",
				"functions":[{"id":"shop-ship","name":"ship","triggers":[{"event":"shop/order.placed"}],
				"steps":{"step":{"id":"step","name":"step","runtime":{"type":"http",
				"url":"https://shop.example/api/inngest?fnId=shop-ship&stepId=step"}}}}],
				"inspection":{"mode":"cloud","env":null},"platform":"railway","sdk_author":"inngest-spring",
				"sdk_language":"java","sdk_version":"%s","sdk":"%s","url":"https://shop.example/api/inngest"}
				""".formatted(Sdk.VERSION, Sdk.HEADER));
		assertThat(JsonMapper.shared().readTree(answer.body())).isEqualTo(expected);
	}

	@Test
	void otherSpellingIsARegistrationOutOfBand() {
		ServeResponse answer = this.handler.handle(request(Map.of("x-inngest-sync-kind", "in-band"), Map.of(),
				"{\"url\":\"https://shop.example/api/inngest\"}"));
		assertThat(answer.headers()).containsEntry("x-inngest-sync-kind", "out_of_band");
		assertThat(this.api.calls).hasSize(1);
	}

	@Test
	void registrationInBandNeedsABody() {
		ServeResponse answer = this.handler.handle(inBand(""));
		assertThat(answer.status()).isEqualTo(500);
		assertThat(JsonMapper.shared().readTree(answer.body()).path("message").stringValue()).contains("no body");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"url\":null}", "{\"url\":1}", "{\"url\":\"\"}", "{\"url\":\"/api\"}",
			"{\"url\":\"ftp://shop.example\"}", "{\"url\":\"http://\"}", "{\"url\":\"http://a b\"}", "[]", "{\"url\":",
			"\"url\"", "\ud800" })
	void registrationInBandNeedsAUrl(String body) {
		ServeResponse answer = this.handler.handle(inBand(body));
		assertThat(answer.status()).isEqualTo(400);
		assertThat(JsonMapper.shared().readTree(answer.body()).path("code").stringValue()).isEqualTo("invalid_request");
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://shop_backend:8080/api/inngest", "HTTPS://shop.example/x?a=b", "http://[::1]/x" })
	void unusualUrlsAreUrls(String url) {
		ServeResponse answer = this.handler.handle(inBand("{\"url\":\"" + url + "\"}"));
		assertThat(JsonMapper.shared().readTree(answer.body()).path("url").stringValue()).isEqualTo(url);
	}

	private SyncHandler handler() {
		FunctionRegistry functions = TestRegistries.of("shop",
				TestRegistries.function("shop", "ship", new Trigger.OnEvent("shop/order.placed", null)));
		RegistrationFactory registrations = new RegistrationFactory(functions);
		Map<String, Object> inspection = new LinkedHashMap<>();
		inspection.put("mode", "cloud");
		inspection.put("env", null);
		return new SyncHandler(new Registrar(registrations, this.api),
				new InBandSync(registrations, () -> inspection, null, "railway"));
	}

	private ServeRequest inBand(String body) {
		return request(Map.of("x-inngest-sync-kind", IN_BAND), Map.of(), body);
	}

	private ServeRequest request(Map<String, String> headers, Map<String, String> query, String body) {
		return new ServeRequest("PUT", URL, query, headers, body.getBytes(StandardCharsets.UTF_8));
	}

	private String text(ServeResponse answer) {
		return new String(answer.body(), StandardCharsets.UTF_8);
	}

}

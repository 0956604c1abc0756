package io.inngest.spring.serve;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.inngest.spring.client.InngestServer;
import io.inngest.spring.protocol.Mode;
import io.inngest.spring.protocol.Sdk;
import io.inngest.spring.protocol.signature.SigningKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@ExtendWith(OutputCaptureExtension.class)
class ServeEndpointTests {

	private static final Instant NOW = Instant.ofEpochSecond(1795175313);

	private static final SigningKey KEY = new SigningKey(TestServers.KEY);

	private static final String FALLBACK = "signkey-prod-00112233";

	private static final String BODY = "{\"event\":{\"name\":\"shop/ping\"}}";

	private final TestHandler get = new TestHandler("GET");

	private final TestHandler put = new TestHandler("PUT");

	private final TestHandler post = new TestHandler("POST");

	private final ServeEndpoint dev = endpoint(TestServers.dev());

	private final ServeEndpoint cloud = endpoint(TestServers.cloud(TestServers.KEY, FALLBACK));

	@ParameterizedTest
	@ValueSource(strings = { "GET", "PUT", "POST" })
	void servesEverythingInDevMode(String method) {
		ServeResponse response = this.dev.handle(request(method, BODY, Map.of("x-inngest-server-kind", "dev")));
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.headers())
			.containsExactlyInAnyOrderEntriesOf(Map.of("content-type", "application/json", "x-inngest-sdk", Sdk.HEADER,
					"user-agent", Sdk.HEADER, "x-inngest-sdk-handled", "true", "x-inngest-framework", "springboot",
					"x-inngest-req-version", "2", "x-inngest-expected-server-kind", "dev"));
	}

	@Test
	void overlooksSignaturesInDevMode() {
		assertThat(this.dev.handle(request("POST", BODY, Map.of("x-inngest-signature", "garbage"))).status())
			.isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET", "PUT", "POST" })
	void servesWhatIsSignedInCloudMode(String method) {
		ServeResponse response = this.cloud.handle(signed(method, BODY, KEY));
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.headers()).containsEntry("x-inngest-signature", KEY.sign(response.body(), NOW))
			.containsEntry("x-inngest-sdk", Sdk.HEADER);
	}

	@Test
	void signsWithTheKeyOfTheRequest() {
		SigningKey fallback = new SigningKey(FALLBACK);
		ServeResponse response = this.cloud.handle(signed("POST", BODY, fallback));
		assertThat(response.headers()).containsEntry("x-inngest-signature", fallback.sign(response.body(), NOW));
	}

	@ParameterizedTest
	@CsvSource({ "GET, ", "POST, ", "PUT, in_band", "PUT, in-band" })
	void refusesWhatIsNotSigned(String method, @Nullable String syncKind, CapturedOutput output) {
		Map<String, String> headers = (syncKind != null) ? Map.of("x-inngest-sync-kind", syncKind) : Map.of();
		assertUnauthorized(this.cloud.handle(request(method, BODY, headers)));
		assertThat(output).contains("Refused " + method + " http://localhost:3000/api/inngest", "it is not signed",
				"inngest.mode=dev");
	}

	@ParameterizedTest
	@CsvSource({ "GET", "POST", "PUT", "DELETE" })
	void refusesASignatureForAnotherBody(String method, CapturedOutput output) {
		ServeRequest request = request(method, BODY, Map.of("x-inngest-signature", KEY.sign(new byte[0], NOW)));
		assertUnauthorized(this.cloud.handle(request));
		assertThat(output).contains("its signature does not match", "inngest.signing-key")
			.doesNotContain(TestServers.KEY);
	}

	@ParameterizedTest
	@CsvSource({ "-301, 301 seconds ago", "301, 301 seconds in the future" })
	void refusesRequestsOfAnotherTime(long shift, String words, CapturedOutput output) {
		String signature = KEY.sign(BODY.getBytes(StandardCharsets.UTF_8), NOW.plusSeconds(shift));
		assertUnauthorized(this.cloud.handle(request("POST", BODY, Map.of("x-inngest-signature", signature))));
		assertThat(output).contains("it was signed " + words);
	}

	@Test
	void refusesMalformedSignaturesWithoutShowingThem(CapturedOutput output) {
		assertUnauthorized(this.cloud.handle(request("POST", BODY, Map.of("x-inngest-signature", "t=1\nforged"))));
		assertThat(output).contains("is not of the form").doesNotContain("forged");
	}

	@Test
	void refusesLargeBodiesOfWhichOneBitIsOther() {
		Random random = new Random(42);
		byte[] body = new byte[100_000];
		random.nextBytes(body);
		String signature = KEY.sign(body, NOW);
		for (int i = 0; i < 50; i++) {
			byte[] altered = body.clone();
			altered[random.nextInt(body.length)] ^= (byte) (1 << random.nextInt(8));
			assertUnauthorized(this.cloud.handle(new ServeRequest("POST", URI.create("http://localhost/api/inngest"),
					Map.of(), Map.of("x-inngest-signature", signature), altered)));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "out_of_band" })
	void registersWithoutASignatureButSaysLittle(String syncKind) {
		Map<String, String> headers = syncKind.isEmpty() ? Map.of() : Map.of("x-inngest-sync-kind", syncKind);
		TestHandler sync = new TestHandler("PUT", (request) -> JsonAnswer.message(200, "Successfully registered")
			.withHeader("x-inngest-sync-kind", "out_of_band"));
		ServeResponse response = published(sync).handle(request("PUT", "", headers));
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.headers()).containsOnly(Map.entry("content-type", "application/json"),
				Map.entry("x-inngest-sdk-handled", "true"));
	}

	@Test
	void registersNoUrlThatAnybodyMayName(CapturedOutput output) {
		assertUnauthorized(this.cloud.handle(request("PUT", "", Map.of())));
		assertThat(output).contains("the URL to register would be whatever its sender says", "inngest.serve.origin");
	}

	@ParameterizedTest
	@ValueSource(strings = { "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "post", "BREW" })
	void answersOtherMethodsWith405(String method) {
		ServeResponse response = this.dev.handle(request(method, "", Map.of()));
		assertThat(response.status()).isEqualTo(405);
		assertThat(response.headers()).containsEntry("allow", "GET, PUT, POST")
			.containsEntry("x-inngest-sdk", Sdk.HEADER);
		assertThat(json(response)).hasToString("{\"message\":\"Method not allowed\"}");
		assertThat(this.cloud.handle(request(method, "", Map.of())).headers()).containsOnlyKeys("content-type",
				"x-inngest-sdk-handled", "allow");
	}

	@Test
	void answersProbes() {
		ServeResponse trust = this.cloud.handle(signed("POST", "{}", KEY, Map.of("probe", "trust")));
		assertThat(trust.status()).isEqualTo(200);
		assertThat(trust.body()).isEmpty();
		assertThat(trust.headers()).containsEntry("x-inngest-signature", KEY.sign(new byte[0], NOW));
		ServeResponse other = this.cloud.handle(signed("POST", "{}", KEY, Map.of("probe", "n\"o")));
		assertThat(other.status()).isEqualTo(400);
		assertThat(json(other).path("message").asString()).isEqualTo("Unknown probe \"n\"o\"");
		assertUnauthorized(this.cloud.handle(request("POST", "{}", Map.of())));
		assertThat(this.post.requests()).isEmpty();
	}

	@Test
	void refusesCallsWithoutABody() {
		ServeResponse response = this.dev.handle(request("POST", "", Map.of()));
		assertThat(response.status()).isEqualTo(401);
		assertThat(response.headers()).containsEntry("x-inngest-sdk", Sdk.HEADER);
		assertThat(json(response)).hasToString("{\"message\":\"Unauthorized\"}");
		assertThat(this.post.requests()).isEmpty();
	}

	@Test
	void copiesNoHeaderThatNoServerSends() {
		ServeResponse response = this.dev
			.handle(request("GET", "", Map.of("x-inngest-server-kind", "dev\r\nset-cookie: a=b")));
		assertThat(response.headers()).doesNotContainKey("x-inngest-expected-server-kind");
	}

	@Test
	void namesEnvironmentAndPlatform() {
		URI url = URI.create("http://localhost:8288");
		InngestServer server = new InngestServer(Mode.DEV, url, url, null, List.of(), "branch-7");
		ServeSettings settings = new ServeSettings("/api/inngest", null, "render",
				ServeSettings.DEFAULT_MAX_REQUEST_SIZE);
		ServeResponse response = new ServeEndpoint(settings, server, List.of(this.get), clock())
			.handle(request("GET", "", Map.of()));
		assertThat(response.headers()).containsEntry("x-inngest-env", "branch-7")
			.containsEntry("x-inngest-platform", "render");
	}

	@Test
	void answersWithAnErrorThatIsRetriedWhenAHandlerFails(CapturedOutput output) {
		ServeEndpoint endpoint = endpoint(TestServers.cloud(TestServers.KEY),
				failing(new IllegalStateException("\ud800 no")));
		ServeResponse response = endpoint.handle(signed("POST", BODY, KEY));
		assertThat(response.status()).isEqualTo(500);
		assertThat(response.headers()).doesNotContainKey("x-inngest-no-retry").containsKey("x-inngest-signature");
		JsonNode error = json(response);
		assertThat(error.path("name").asString()).isEqualTo("IllegalStateException");
		assertThat(error.path("message").asString()).isEqualTo("? no");
		assertThat(error.path("stack").asString()).contains("at io.inngest.spring.serve");
		assertThat(error.path("type").asString()).isEqualTo("internal");
		assertThat(output).contains("ERROR", "POST http://localhost:3000/api/inngest failed", "IllegalStateException");
	}

	@Test
	void survivesErrors() {
		assertThat(
				endpoint(TestServers.dev(), failing(new StackOverflowError())).handle(request("POST", BODY, Map.of()))
					.status())
			.isEqualTo(500);
		assertThat(endpoint(TestServers.dev(), failing(new AssertionError())).handle(request("POST", BODY, Map.of()))
			.status()).isEqualTo(500);
		ServeEndpoint exhausted = endpoint(TestServers.dev(), failing(new OutOfMemoryError()));
		assertThatExceptionOfType(OutOfMemoryError.class)
			.isThrownBy(() -> exhausted.handle(request("POST", BODY, Map.of())));
	}

	@Test
	void tellsNobodyWhyAnUnsignedRegistrationFailed(CapturedOutput output) {
		TestHandler sync = new TestHandler("PUT", (request) -> {
			throw new IllegalStateException("secret");
		});
		ServeResponse response = published(sync).handle(request("PUT", "", Map.of()));
		assertThat(response.status()).isEqualTo(500);
		assertThat(new String(response.body(), StandardCharsets.UTF_8)).doesNotContain("secret");
		assertThat(output).contains("secret");
	}

	@ParameterizedTest
	@ValueSource(strings = { "PUT", "POST", "DELETE" })
	void onlyIntrospectsWhenFunctionsRunEmbedded(String method) {
		ServeEndpoint embedded = endpoint(null);
		assertThat(embedded.handle(request("GET", "", Map.of())).status()).isEqualTo(200);
		ServeResponse response = embedded.handle(request(method, BODY, Map.of()));
		assertThat(response.status()).isEqualTo(405);
		assertThat(response.headers()).containsEntry("allow", "GET");
		assertThat(json(response).path("message").asString()).contains("inngest.mode=embedded", "inngest.mode=dev",
				"inngest.mode=cloud");
		assertThat(this.put.requests()).isEmpty();
		assertThat(this.post.requests()).isEmpty();
	}

	@Test
	void refusesToStartWithoutAKey() {
		assertThatIllegalArgumentException().isThrownBy(() -> endpoint(TestServers.cloud()))
			.withMessageContaining("inngest.signing-key");
	}

	@Test
	void refusesTwoHandlersForAMethod() {
		assertThatIllegalStateException()
			.isThrownBy(() -> endpoint(TestServers.dev(), this.post, new TestHandler("POST")))
			.withMessageContaining("Two beans answer POST");
	}

	private void assertUnauthorized(ServeResponse response) {
		assertThat(response.status()).isEqualTo(401);
		assertThat(response.headers()).containsOnly(Map.entry("content-type", "application/json"),
				Map.entry("x-inngest-sdk-handled", "true"));
		assertThat(json(response)).hasToString("{\"message\":\"Unauthorized\"}");
		assertThat(List.of(this.get, this.put, this.post))
			.allSatisfy((handler) -> assertThat(handler.requests()).isEmpty());
	}

	private ServeEndpoint endpoint(@Nullable InngestServer server) {
		return endpoint(server, this.get, this.put, this.post);
	}

	private static ServeEndpoint endpoint(@Nullable InngestServer server, RequestHandler... handlers) {
		return new ServeEndpoint(new ServeSettings(), server, List.of(handlers), clock());
	}

	private static ServeEndpoint published(RequestHandler handler) {
		ServeSettings settings = new ServeSettings(ServeSettings.DEFAULT_PATH, URI.create("https://shop.example"), null,
				ServeSettings.DEFAULT_MAX_REQUEST_SIZE);
		return new ServeEndpoint(settings, TestServers.cloud(TestServers.KEY), List.of(handler), clock());
	}

	private static Clock clock() {
		return Clock.fixed(NOW, ZoneOffset.UTC);
	}

	private static TestHandler failing(Error error) {
		return new TestHandler("POST", (request) -> {
			throw error;
		});
	}

	private static TestHandler failing(RuntimeException exception) {
		return new TestHandler("POST", (request) -> {
			throw exception;
		});
	}

	private static JsonNode json(ServeResponse response) {
		return JsonMapper.shared().readTree(response.body());
	}

	private static ServeRequest request(String method, String body, Map<String, String> headers) {
		return new ServeRequest(method, URI.create("http://localhost:3000/api/inngest"), Map.of(), headers,
				body.getBytes(StandardCharsets.UTF_8));
	}

	private static ServeRequest signed(String method, String body, SigningKey key) {
		return signed(method, body, key, Map.of());
	}

	private static ServeRequest signed(String method, String body, SigningKey key, Map<String, String> query) {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put("x-inngest-signature", key.sign(bytes, NOW));
		return new ServeRequest(method, URI.create("http://localhost:3000/api/inngest"), query, headers, bytes);
	}

}

package io.inngest.spring.client.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

import io.inngest.spring.NonRetriableError;
import io.inngest.spring.client.rest.StubServer;
import io.inngest.spring.execution.request.HttpCall;
import io.inngest.spring.execution.request.HttpReply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.util.unit.DataSize;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RestHttpGatewayTests {

	private static final Duration PATIENT = Duration.ofSeconds(20);

	private final StubServer server = new StubServer();

	private final StubServer other = new StubServer();

	@AfterEach
	void stop() {
		this.server.close();
		this.other.close();
	}

	@Test
	void sendsWhatItIsGivenAndNoTypeOfItsOwn() {
		this.server.answers(200, Map.of("X-Upstream", "yes"), "{\"city\":\"Graz\"}");
		HttpReply reply = gateway().exchange(call("POST", "/weather?q=1", Map.of("x-api", "k1"), "Grüße"));
		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.headers()).containsEntry("x-upstream", "yes").containsKey("Date");
		assertThat(reply.body()).isEqualTo("{\"city\":\"Graz\"}");
		assertThat(reply.url()).isEqualTo(this.server.url() + "/weather?q=1");
		assertThat(this.server.requests()).singleElement().satisfies((request) -> {
			assertThat(request.line()).isEqualTo("POST /weather?q=1");
			assertThat(request.body()).isEqualTo("Grüße");
			assertThat(request.headers()).containsEntry("x-api", "k1").doesNotContainKey("content-type");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS" })
	void makesRequestsOfAnyMethod(String method) {
		this.server.answers(204, "");
		assertThat(gateway().exchange(call(method, "/", Map.of(), null)).status()).isEqualTo(204);
		assertThat(this.server.requests()).singleElement()
			.satisfies((request) -> assertThat(request.method()).isEqualTo(method));
	}

	@ParameterizedTest
	@ValueSource(ints = { 404, 429, 500, 304, 300 })
	void anyStatusIsAnAnswer(int status) {
		this.server.answers(status, (status != 304) ? "no" : "");
		assertThat(gateway().exchange(get("/")).status()).isEqualTo(status);
	}

	@Test
	void readsTheTextInItsCharset() {
		this.server.answers(Map.of("Content-Type", "text/plain; charset=ISO-8859-1"),
				"Grüße".getBytes(StandardCharsets.ISO_8859_1));
		this.server.answers(Map.of("Content-Type", "text/plain; charset=none-such"), "Grüße".getBytes());
		this.server.answers(Map.of(), "\uFEFFGrüße".getBytes());
		assertThat(List.of(1, 2, 3))
			.allSatisfy((number) -> assertThat(gateway().exchange(get("/" + number)).body()).isEqualTo("Grüße"));
	}

	@Test
	void unpacksWhatIsCompressed() throws IOException {
		this.server.answers(Map.of("Content-Encoding", "gzip"), gzip("a".repeat(900)));
		this.server.answers(Map.of("Content-Encoding", "gzip"), gzip("a".repeat(100_000)));
		RestHttpGateway gateway = gateway(PATIENT, DataSize.ofBytes(1000));
		assertThat(gateway.exchange(get("/")).body()).isEqualTo("a".repeat(900));
		assertThatExceptionOfType(NonRetriableError.class).isThrownBy(() -> gateway.exchange(get("/")));
	}

	@Test
	void refusesAnAnswerThatIsTooLarge() {
		this.server.answers(200, "a".repeat(1000)).answers(200, "a".repeat(1001)).isEndless();
		RestHttpGateway gateway = gateway(PATIENT, DataSize.ofBytes(1000));
		assertThat(gateway.exchange(get("/")).body()).hasSize(1000);
		assertThatExceptionOfType(NonRetriableError.class).isThrownBy(() -> gateway.exchange(get("/large?key=secret")))
			.withMessage("The answer to GET %s/large is larger than 1000 bytes. ".formatted(this.server.url())
					+ "Raise inngest.fetch.max-response-size, or ask for less");
		assertThatExceptionOfType(NonRetriableError.class).isThrownBy(() -> gateway.exchange(get("/")));
	}

	@Test
	void saysWhenThereIsNoAnswerInTime() {
		this.server.isSilent().isSilent();
		RestHttpGateway gateway = gateway(Duration.ofMillis(200), DataSize.ofKilobytes(1));
		assertThatExceptionOfType(RequestFailedException.class).isThrownBy(() -> gateway.exchange(get("/a?key=secret")))
			.withMessage("GET %s/a was not answered within PT0.2S. Raise inngest.fetch.read-timeout if it takes longer"
				.formatted(this.server.url()));
		assertThatExceptionOfType(RequestFailedException.class).isThrownBy(() -> gateway.exchange(inference("/a")))
			.withMessageContaining("Raise inngest.fetch.inference-timeout");
	}

	@Test
	void doesNotWaitForTheRestOfAnAnswer() {
		this.server.stopsInTheMiddle();
		assertThatExceptionOfType(RequestFailedException.class)
			.isThrownBy(() -> gateway(Duration.ofMillis(200), DataSize.ofKilobytes(1)).exchange(get("/a")))
			.withMessageContaining("was not answered within PT0.2S");
	}

	@Test
	void saysWhenThereIsNoConnection() {
		this.other.close();
		assertThatExceptionOfType(RequestFailedException.class)
			.isThrownBy(() -> gateway().exchange(call("GET", URI.create(this.other.url() + "/a?key=secret"), Map.of())))
			.withMessageStartingWith("No connection for GET %s/a (ConnectException".formatted(this.other.url()))
			.withMessageNotContaining("secret");
		assertThatExceptionOfType(RequestFailedException.class)
			.isThrownBy(() -> gateway().exchange(call("GET", URI.create("http://nowhere.invalid/"), Map.of())))
			.withMessageStartingWith("No connection for GET http://nowhere.invalid/ (");
	}

	@Test
	void saysWhenTheConnectionBreaks() {
		this.server.hangsUp();
		assertThatExceptionOfType(RequestFailedException.class).isThrownBy(() -> gateway().exchange(get("/a")))
			.withMessageStartingWith("The connection broke during GET " + this.server.url() + "/a (");
	}

	@Test
	void saysNothingOfAHeaderThatCannotBeSent() {
		HttpCall call = call("GET", "/", Map.of("x-key", "secret\nsecret"), null);
		assertThatExceptionOfType(NonRetriableError.class).isThrownBy(() -> gateway().exchange(call))
			.withMessageNotContaining("secret")
			.withNoCause();
	}

	@Test
	void followsRedirectsWithTheSameMethodOrByGet() {
		this.server.answers(307, Map.of("Location", "/two?x=1"), "")
			.answers(303, Map.of("Location", "three"), "")
			.answers(200, "there");
		HttpReply reply = gateway().exchange(call("POST", "/one", Map.of("x-key", "k", "Content-Type", "a/b"), "body"));
		assertThat(reply.body()).isEqualTo("there");
		assertThat(reply.url()).isEqualTo(this.server.url() + "/three");
		assertThat(this.server.requests()).extracting(StubServer.Request::line)
			.containsExactly("POST /one", "POST /two?x=1", "GET /three");
		assertThat(this.server.requests()).extracting(StubServer.Request::body).containsExactly("body", "body", "");
		assertThat(this.server.requests().get(2).headers()).containsEntry("x-key", "k")
			.doesNotContainKey("content-type");
	}

	@Test
	void sendsNoKeysToAnotherHost() {
		this.server.answers(302, Map.of("Location", this.other.url() + "/b"), "");
		this.other.answers(200, "there");
		gateway()
			.exchange(call("GET", "/a", Map.of("Authorization", "secret", "x-key", "secret", "Accept", "a/b"), null));
		assertThat(this.other.requests().get(0).headers()).containsEntry("accept", "a/b")
			.doesNotContainKeys("authorization", "x-key");
	}

	@Test
	void endsWithARedirectThatLeadsNowhere() {
		this.server.answers(302, Map.of("Location", "ftp://example.com"), "")
			.answers(302, Map.of("Location", "%%"), "")
			.answers(302, "");
		assertThat(List.of(1, 2, 3))
			.allSatisfy((number) -> assertThat(gateway().exchange(get("/" + number)).status()).isEqualTo(302));
	}

	@Test
	void followsNoMoreThanTenRedirects() {
		for (int i = 0; i < 12; i++) {
			this.server.answers(302, Map.of("Location", "/"), "");
		}
		assertThatExceptionOfType(NonRetriableError.class).isThrownBy(() -> gateway().exchange(get("/a")))
			.withMessage("GET %s/a was redirected more than 10 times".formatted(this.server.url()));
		assertThat(this.server.requests()).hasSize(11);
	}

	@Test
	void inferenceFollowsNoRedirects() {
		this.server.answers(307, Map.of("Location", "/b"), "");
		assertThat(gateway().exchange(inference("/a")).status()).isEqualTo(307);
	}

	@Test
	void makesRequestsAsTheApplicationDoes() {
		List<String> seen = new ArrayList<>();
		RestClient.Builder builder = RestClient.builder()
			.baseUrl("http://localhost:1")
			.defaultHeader("x-team", "billing")
			.defaultStatusHandler((status) -> true, (request, response) -> {
				throw new IllegalStateException("not this one");
			})
			.requestInterceptor((request, body, execution) -> {
				seen.add(request.getURI().getPath());
				return execution.execute(request, body);
			});
		this.server.answers(500, "no");
		RestHttpGateway gateway = new RestHttpGateway(settings(PATIENT, DataSize.ofKilobytes(1)), builder);
		assertThat(gateway.exchange(call("POST", "/a", Map.of(), "body")).status()).isEqualTo(500);
		assertThat(seen).containsExactly("/a");
		assertThat(this.server.requests().get(0).headers()).containsEntry("x-team", "billing");
		assertThat(this.server.requests().get(0).body()).isEqualTo("body");
	}

	private static byte[] gzip(String text) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
			gzip.write(text.getBytes());
		}
		return bytes.toByteArray();
	}

	private HttpCall get(String path) {
		return call("GET", path, Map.of(), null);
	}

	private HttpCall inference(String path) {
		return new HttpCall(HttpCall.Kind.INFERENCE, "POST", URI.create(this.server.url() + path), Map.of(), "{}");
	}

	private HttpCall call(String method, String path, Map<String, String> headers, String body) {
		return new HttpCall(HttpCall.Kind.FETCH, method, URI.create(this.server.url() + path), headers, body);
	}

	private static HttpCall call(String method, URI url, Map<String, String> headers) {
		return new HttpCall(HttpCall.Kind.FETCH, method, url, headers, null);
	}

	private static RestHttpGateway gateway() {
		return gateway(PATIENT, DataSize.ofMegabytes(1));
	}

	private static RestHttpGateway gateway(Duration timeout, DataSize maxSize) {
		return new RestHttpGateway(settings(timeout, maxSize), RestClient.builder());
	}

	private static GatewaySettings settings(Duration timeout, DataSize maxSize) {
		return new GatewaySettings(PATIENT, timeout, timeout, maxSize, false);
	}

}

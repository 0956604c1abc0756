package io.inngest.spring.serve;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.inngest.spring.protocol.signature.SignatureCheck;
import io.inngest.spring.protocol.signature.SignatureVerifier;
import io.inngest.spring.protocol.signature.SigningKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Exchanges between a real server and another SDK that were signed.
 */
class RecordedSignatureTests {

	static List<Exchange> exchanges() throws IOException {
		Resource[] files = new PathMatchingResourcePatternResolver()
			.getResources("classpath:io/inngest/spring/serve/replay/recordings/*.json");
		return Stream.of(files).flatMap(RecordedSignatureTests::exchanges).toList();
	}

	private static Stream<Exchange> exchanges(Resource file) {
		try {
			JsonNode scenario = JsonMapper.shared().readTree(file.getContentAsByteArray());
			return scenario.path("exchanges")
				.valueStream()
				.filter((exchange) -> exchange.path("direction").asString().equals("server->sdk"))
				.filter((exchange) -> exchange.path("request").path("signature").path("s").isString())
				.map((exchange) -> new Exchange(scenario, exchange));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static List<Exchange> answered() throws IOException {
		return exchanges().stream().filter(Exchange::isAnswered).toList();
	}

	@Test
	void allRecordingsAreThere() throws IOException {
		assertThat(exchanges()).hasSizeGreaterThanOrEqualTo(34);
		assertThat(answered()).hasSizeGreaterThanOrEqualTo(28);
		assertThat(answered()).extracting(Exchange::keyName).contains("main", "fallback");
	}

	@ParameterizedTest
	@MethodSource("answered")
	void acceptsTheRequestAndSignsTheAnswerToTheByte(Exchange exchange) {
		ServeResponse response = exchange.response();
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.headers()).containsEntry("x-inngest-signature", exchange.answerSignature());
	}

	@ParameterizedTest
	@MethodSource("answered")
	void verifiesTheAnswer(Exchange exchange) {
		Clock clock = Clock.fixed(exchange.answeredAt(), ZoneOffset.UTC);
		SigningKey key = new Keys(exchange.scenario()).named(exchange.keyName());
		SignatureCheck check = new SignatureVerifier(List.of(key), clock).verify(exchange.answerSignature(),
				exchange.answer());
		assertThat(check).isEqualTo(new SignatureCheck.Valid(key));
	}

	@ParameterizedTest
	@MethodSource("exchanges")
	void refusesWhatTheOtherSdkRefuses(Exchange exchange) {
		assertThat(exchange.response().status()).isEqualTo(exchange.isAnswered() ? 200 : 401);
	}

	/**
	 * A request of the server and its answer.
	 *
	 * @param scenario what was recorded around it
	 * @param json the exchange
	 */
	record Exchange(JsonNode scenario, JsonNode json) {

		boolean isAnswered() {
			return this.json.path("response").path("signature").path("s").isString();
		}

		String keyName() {
			return this.json.path("request").path("signature").path("validFor").asString();
		}

		byte[] answer() {
			return this.json.path("response").path("rawBody").asString("").getBytes(StandardCharsets.UTF_8);
		}

		String answerSignature() {
			return this.json.path("response").path("headers").path("x-inngest-signature").asString();
		}

		Instant answeredAt() {
			return Instant.ofEpochSecond(this.json.path("response").path("signature").path("t").asLong());
		}

		ServeResponse response() {
			TestHandler handler = new TestHandler(this.json.path("request").path("method").asString(),
					(request) -> new ServeResponse(200, answer()));
			ServeEndpoint endpoint = new ServeEndpoint(new ServeSettings(),
					TestServers.cloud(new Keys(this.scenario).texts()), List.of(handler),
					Clock.fixed(now(), ZoneOffset.UTC));
			ServeResponse response = endpoint.handle(request());
			assertThat(handler.requests()).hasSize((response.status() == 200) ? 1 : 0);
			return response;
		}

		// The query is left out: probes are not the matter here.
		private ServeRequest request() {
			JsonNode request = this.json.path("request");
			Map<String, String> headers = new LinkedHashMap<>();
			request.path("headers")
				.propertyStream()
				.forEach((entry) -> headers.put(entry.getKey(), entry.getValue().asString()));
			byte[] body = request.path("rawBody").asString("").getBytes(StandardCharsets.UTF_8);
			return new ServeRequest(request.path("method").asString(), URI.create("http://localhost/api/inngest"),
					Map.of(), headers, body);
		}

		private Instant now() {
			int index = this.scenario.path("exchanges").valueStream().toList().indexOf(this.json);
			long skew = this.scenario.path("observed").path("skewSeconds").path(index).asLong(0);
			long signed = this.json.path("request").path("signature").path("t").asLong();
			return isAnswered() ? answeredAt() : Instant.ofEpochSecond(signed - skew);
		}

		@Override
		public String toString() {
			return this.scenario.path("scenario").asString() + " at " + this.json.path("atMs").asString("");
		}

	}

	/**
	 * The keys that the other SDK had.
	 *
	 * @param scenario what was recorded
	 */
	record Keys(JsonNode scenario) {

		SigningKey named(String name) {
			return new SigningKey(this.scenario.path("signing").path("keys").path(name).asString());
		}

		String[] texts() {
			return this.scenario.path("signing")
				.path("keys")
				.valueStream()
				.map(JsonNode::asString)
				.toArray(String[]::new);
		}

	}

}

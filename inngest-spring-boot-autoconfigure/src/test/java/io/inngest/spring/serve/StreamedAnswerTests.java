package io.inngest.spring.serve;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.inngest.spring.client.InngestServer;
import io.inngest.spring.protocol.Mode;
import io.inngest.spring.protocol.signature.SigningKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ServeEndpoint#stream}.
 */
class StreamedAnswerTests {

	private static final SigningKey KEY = new SigningKey("signkey-test-0f1e2d3c");

	private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

	private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

	private static final String SIGNATURE = "x-inngest-signature";

	private final AtomicInteger calls = new AtomicInteger();

	private final ServeEndpoint endpoint = new ServeEndpoint(
			new ServeSettings(), new InngestServer(Mode.CLOUD, URI.create("http://localhost:8288"),
					URI.create("http://localhost:8288"), null, List.of(KEY), null),
			List.of(new CountingHandler()), Clock.fixed(NOW, ZoneOffset.UTC));

	@Test
	void headIsThereBeforeTheCallIsMadeAndCannotBeSigned() {
		StreamedAnswer streamed = this.endpoint.stream(post(Map.of(), KEY.sign(BODY, NOW)));

		assertThat(this.calls).hasValue(0);
		assertThat(streamed).isNotNull();
		assertThat(streamed.head().status()).isEqualTo(201);
		assertThat(streamed.head().headers()).containsKey("x-inngest-sdk")
			.containsEntry("content-type", "application/json")
			.doesNotContainKey(SIGNATURE);
	}

	@Test
	void answerInTheEnvelopeIsTheOneThatIsGivenAtOnce() {
		ServeRequest request = post(Map.of(), KEY.sign(BODY, NOW));

		ServeResponse answer = this.endpoint.stream(request).answer().get();

		assertThat(this.calls).hasValue(1);
		assertThat(answer).usingRecursiveComparison().isEqualTo(this.endpoint.handle(request));
		assertThat(answer.headers()).containsEntry(SIGNATURE, KEY.sign(answer.body(), NOW));
	}

	@Test
	void refusedCallIsNotStreamed() {
		assertThat(this.endpoint.stream(post(Map.of(), "t=1&s=00"))).isNull();
		assertThat(this.endpoint.stream(post(Map.of(), null))).isNull();
	}

	@Test
	void probesAndOtherMethodsAreNotStreamed() {
		String signature = KEY.sign(BODY, NOW);
		assertThat(this.endpoint.stream(post(Map.of("probe", "trust"), signature))).isNull();
		assertThat(this.endpoint.stream(request("PUT", Map.of(), signature))).isNull();
		assertThat(this.endpoint.stream(request("GET", Map.of(), signature))).isNull();
	}

	private static ServeRequest post(Map<String, String> query, @Nullable String signature) {
		return request("POST", query, signature);
	}

	private static ServeRequest request(String method, Map<String, String> query, @Nullable String signature) {
		return new ServeRequest(method, URI.create("http://localhost:8080/api/inngest"), query,
				(signature != null) ? Map.of(SIGNATURE, signature) : Map.of(), BODY);
	}

	/**
	 * Answers calls and counts them.
	 */
	private final class CountingHandler implements RequestHandler {

		@Override
		public String method() {
			return "POST";
		}

		@Override
		public ServeResponse handle(ServeRequest request) {
			StreamedAnswerTests.this.calls.incrementAndGet();
			return new ServeResponse(206, "[]".getBytes(StandardCharsets.UTF_8));
		}

	}

}

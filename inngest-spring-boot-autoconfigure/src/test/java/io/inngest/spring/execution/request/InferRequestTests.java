package io.inngest.spring.execution.request;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.inngest.spring.AiRequest;
import io.inngest.spring.NonRetriableError;
import io.inngest.spring.RetryAfterError;
import io.inngest.spring.protocol.StepKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class InferRequestTests {

	private static final String KEY = "sk-0123456789";

	private static final String URL = "https://api.openai.com/v1/chat/completions";

	private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");

	private final AiRequest request = AiRequest.openAi("gpt-4o", Map.of("messages", List.of())).apiKey(KEY);

	private final List<HttpCall> calls = new ArrayList<>();

	@Test
	void asksTheProviderInItsForm() {
		make(this.request, 200, Map.of(), "{}");
		make(AiRequest.anthropic("claude", Map.of()).apiKey(KEY), 200, Map.of(), "{}");
		make(AiRequest.gemini("gemini-2", Map.of()).apiKey(KEY), 200, Map.of(), "{}");
		make(AiRequest.openAi("llama", Map.of()).header("content-type", "a/b"), 200, Map.of(), "{}");
		assertThat(this.calls).extracting(HttpCall::headers)
			.containsExactly(Map.of("Content-Type", "application/json", "Authorization", "Bearer " + KEY),
					Map.of("Content-Type", "application/json", "x-api-key", KEY, "anthropic-version", "2023-06-01"),
					Map.of("Content-Type", "application/json", "x-goog-api-key", KEY), Map.of("content-type", "a/b"));
		assertThat(this.calls).allSatisfy((call) -> {
			assertThat(call.kind()).isEqualTo(HttpCall.Kind.INFERENCE);
			assertThat(call.method()).isEqualTo("POST");
			assertThat(call.toString() + call.url()).doesNotContain(KEY);
		});
		assertThat(this.calls.get(0).body()).isEqualTo("{\"messages\":[],\"model\":\"gpt-4o\"}");
	}

	@Test
	void storesTheAnswerWithoutTheKey() {
		assertThat(make(this.request, 201, Map.of(), "{ \"id\": 1, \"echo\": \"%s\" }".formatted(KEY)))
			.isEqualTo("{ \"id\": 1, \"echo\": \"***\" }");
		assertThat(make(this.request.apiKey("a"), 200, Map.of(), "\"a\"")).isEqualTo("\"a\"");
	}

	@ParameterizedTest
	@ValueSource(ints = { 500, 502, 503, 529, 429 })
	void failuresThatMayPassAreTriedAgain(int status) {
		assertThatExceptionOfType(ProviderException.class).isThrownBy(() -> make(this.request, status, Map.of(), ""))
			.withMessage(URL + " answered with status " + status);
	}

	@ParameterizedTest
	@CsvSource({ "400", "401", "403", "404", "409", "422" })
	void otherFailuresAreFinal(int status) {
		assertThatExceptionOfType(NonRetriableError.class).isThrownBy(
				() -> make(this.request, status, Map.of("Retry-After", "5"), "{\"error\":{\"message\":\"no such\"}}"))
			.withMessage(URL + " answered with status " + status + ": no such");
	}

	@Test
	void aRedirectIsFinal() {
		assertThatExceptionOfType(NonRetriableError.class)
			.isThrownBy(() -> make(this.request, 302, Map.of("Location", "/"), ""))
			.withMessageContaining("set the base URL");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			20                            | PT20S
			0                             | PT1S
			' 7 '                         | PT7S
			999999999                     | PT24H
			Thu, 15 Jan 2026 12:01:00 GMT | PT1M
			Thu, 15 Jan 2025 12:01:00 GMT |
			-1                            |
			99999999999                   |
			soon                          |
			''                            |
			""")
	void triesAgainWhenTheProviderSaysSo(String retryAfter, Duration expected) {
		for (int status : List.of(429, 503)) {
			assertThatExceptionOfType(RuntimeException.class)
				.isThrownBy(() -> make(this.request, status, Map.of("retry-after", retryAfter), "busy"))
				.withMessage(URL + " answered with status " + status + ": busy")
				.satisfies((ex) -> {
					if (expected == null) {
						assertThat(ex).isInstanceOf(ProviderException.class);
					}
					else {
						assertThat(((RetryAfterError) ex).retryAt(NOW)).isEqualTo(NOW.plus(expected));
					}
				});
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{"error":{"message":"Invalid key sk-0123456789"}} | : Invalid key ***
			{"error":"model not found"}                       | : model not found
			[{"error":{"message":"bad"}}]                     | : bad
			{"message":"other"}                               | : {"message":"other"}
			<h1>Bad</h1>                                      | : <h1>Bad</h1>
			{"error":{"message":""}}                          | : {"error":{"message":""}}
			""")
	void messagesAreTheProviders(String body, String expected) {
		assertThatExceptionOfType(NonRetriableError.class).isThrownBy(() -> make(this.request, 400, Map.of(), body))
			.withMessage(URL + " answered with status 400" + expected);
	}

	@Test
	void messagesAreBounded() {
		assertThatExceptionOfType(NonRetriableError.class)
			.isThrownBy(() -> make(this.request, 400, Map.of(), "a \n".repeat(10_000)))
			.satisfies((ex) -> assertThat(ex.getMessage()).hasSizeLessThan(600).endsWith("a …"));
	}

	@Test
	void anAnswerThatIsNoJsonIsTriedAgain() {
		for (String body : List.of("<html>" + KEY, "{} {}", "data: {}")) {
			assertThatExceptionOfType(ProviderException.class).isThrownBy(() -> make(this.request, 200, Map.of(), body))
				.withMessageStartingWith(URL + " answered with status 200 and no JSON: ")
				.withMessageNotContaining(KEY);
		}
		assertThatExceptionOfType(ProviderException.class).isThrownBy(() -> make(this.request, 200, Map.of(), ""));
	}

	@Test
	void editedInputChangesTheBody() {
		StepKey step = StepKey.of("ask", 0);
		InferRequest infer = new InferRequest(this.request);
		assertThat(infer.describe(step, null).body()).isEqualTo("{\"messages\":[],\"model\":\"gpt-4o\"}");
		assertThat(infer.describe(step, "[{\"messages\":[1],\"n\":2}]").body())
			.isEqualTo("{\"messages\":[1],\"model\":\"gpt-4o\",\"n\":2}");
		assertThatExceptionOfType(NonRetriableError.class).isThrownBy(() -> infer.describe(step, "[1]"))
			.withMessageStartingWith("The edited input of step 'ask' is not one JSON object");
	}

	private String make(AiRequest request, int status, Map<String, String> headers, String body) {
		Map<String, String> found = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		found.putAll(headers);
		return new InferRequest(request).make((call) -> {
			this.calls.add(call);
			return new HttpReply(status, found, body, call.url().toString());
		});
	}

}

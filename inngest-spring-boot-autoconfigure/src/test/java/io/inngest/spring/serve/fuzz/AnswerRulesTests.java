package io.inngest.spring.serve.fuzz;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import io.inngest.spring.protocol.signature.SigningKey;
import io.inngest.spring.serve.ServeRequest;
import io.inngest.spring.serve.ServeResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whether {@link AnswerRules} finds what must not be answered.
 */
class AnswerRulesTests {

	private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

	private static final SigningKey KEY = new SigningKey(FuzzedApplication.KEY);

	private static final ServeRequest CALL = new ServeRequest("POST", URI.create("/api/inngest"), Map.of(), Map.of(),
			new byte[0]);

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			200 |       | null
			200 |       |
			500 |       | {"message":"no"}
			206 |       | []
			206 | false | [{"op":"StepError","id":"0123456789abcdef0123456789abcdef01234567"}]
			""")
	void answersOfTheProtocolAreRight(int status, String noRetry, String body) {
		assertThat(new AnswerRules(null).violation(CALL, answer(status, noRetry, body), NOW)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					204 |       |                  | unknown status
					500 |       |                  | no body
					500 |       | {                | no JSON
					500 |       | {"error":"no"}   | an error without a message
					206 |       | {}               | ops are no array
					206 |       | [{"op":"Any","id":"0123456789abcdef0123456789abcdef01234567"}] | no such op
					206 |       | [{"op":"StepRun","id":"one"}] | no such op
					206 | true  | [{"op":"StepError","id":"0123456789abcdef0123456789abcdef01234567"}] | op and x-inngest-no-retry
					206 |       | [{"op":"StepFailed","id":"0123456789abcdef0123456789abcdef01234567"}] | op and x-inngest-no-retry
					""")
	void violationIsFound(int status, String noRetry, String body, String violation) {
		assertThat(new AnswerRules(null).violation(CALL, answer(status, noRetry, body), NOW).orElseThrow())
			.startsWith(violation);
	}

	@Test
	void otherContentIsFound() {
		ServeResponse answer = answer(200, null, "1").withHeader("content-type", "text/html");
		assertThat(new AnswerRules(null).violation(CALL, answer, NOW)).hasValue("no JSON by its content type");
	}

	@Test
	void answerThatNamesNoSdkIsFound() {
		ServeResponse answer = new ServeResponse(200, Map.of("content-type", "application/json"), new byte[0]);
		assertThat(new AnswerRules(null).violation(CALL, answer, NOW)).hasValue("no x-inngest-sdk");
	}

	@Test
	void unsignedAnswerThatSaysWhatRunsHereIsFound() {
		assertThat(new AnswerRules(KEY).violation(CALL, answer(200, null, "1"), NOW))
			.hasValue("unsigned, but says what runs here");
	}

	@Test
	void signatureOfAnotherBodyIsFound() {
		ServeResponse answer = answer(200, null, "1").withHeader("x-inngest-signature", KEY.sign(new byte[0], NOW));
		assertThat(new AnswerRules(KEY).violation(CALL, answer, NOW)).hasValue("wrong signature");
	}

	private static ServeResponse answer(int status, String noRetry, String body) {
		Map<String, String> headers = new HashMap<>(Map.of("content-type", "application/json", "x-inngest-sdk", "any"));
		if (noRetry != null) {
			headers.put("x-inngest-no-retry", noRetry);
		}
		return new ServeResponse(status, headers, (body != null) ? body.getBytes(StandardCharsets.UTF_8) : new byte[0]);
	}

}

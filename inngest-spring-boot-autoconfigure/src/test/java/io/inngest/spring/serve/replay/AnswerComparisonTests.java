package io.inngest.spring.serve.replay;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whether {@link AnswerComparison} finds what is wrong, and lets pass what may differ.
 */
class AnswerComparisonTests {

	private static final List<Recording> RECORDINGS = Recording.all();

	static List<Recording> recordings() {
		return RECORDINGS;
	}

	@ParameterizedTest
	@MethodSource("recordings")
	void recordedAnswersAreEqualToThemselves(Recording recording) {
		assertThat(recording.calls())
			.allSatisfy((call) -> assertThat(AnswerComparison.differences(call, answer(call))).isEmpty());
	}

	@ParameterizedTest
	@MethodSource("recordings")
	void anotherStatusIsWrong(Recording recording) {
		assertThat(recording.calls()).allSatisfy((call) -> {
			Answer answer = answer(call);
			Answer other = new Answer(answer.status() + 1, answer.headers(), answer.body());
			assertThat(AnswerComparison.differences(call, other)).anyMatch((line) -> line.startsWith("status: "));
		});
	}

	@ParameterizedTest
	@CsvSource({ "body-error-retries-exhausted, 0, x-inngest-no-retry, true",
			"body-error-retries-exhausted, 0, x-inngest-no-retry,", "steps-serial, 0, x-inngest-no-retry, true",
			"steps-serial, 0, x-inngest-req-version, 1", "steps-serial, 0, x-inngest-sdk,",
			"steps-serial, 0, content-type, text/plain", "retry-after-in-step, 0, retry-after, 3",
			"retry-after-in-step, 0, retry-after,", "retry-after-in-body, 0, retry-after,",
			"sync-in-band, 0, x-inngest-sync-kind, out_of_band", "env-header, 3, x-inngest-env,",
			"trust-probe, 2, x-inngest-sdk, any" })
	void wrongHeaderIsFound(String scenario, int exchange, String name, String value) {
		RecordedExchange call = Recording.of(scenario).exchanges().get(exchange);
		Answer answer = answer(call);
		Map<String, String> headers = new HashMap<>(answer.headers());
		headers.remove(name);
		if (value != null) {
			headers.put(name, value);
		}
		assertThat(AnswerComparison.differences(call, new Answer(answer.status(), headers, answer.body())))
			.anyMatch((line) -> line.startsWith(name));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			simple-return        | 0 | "product":"prod_81"   | "product":"prod_82"        | body.product
			simple-return        | 0 | "ok":true             | "ok":true,"more":1         | body.more
			return-scalars       | 3 | "done"                | null                       | body
			return-scalars       | 2 | 42                    | 43                         | body
			return-scalars       | 1 | 1,"two",null          | 1,"two"                    | body
			steps-serial         | 0 | "op":"StepRun"        | "op":"StepPlanned"         | .op
			steps-serial         | 0 | "w":512               | "w":511                    | .data.w
			steps-serial         | 1 | Count the pixels      | count-pixels               | .displayName
			steps-serial         | 0 | "id":"               | "id":"0                    | op missing
			step-fails-ignored   | 0 | "name":"Error"        | "name":"Exception"         | .error.name
			step-fails-ignored   | 0 | cache offline         | cache online               | .error.message
			step-fails-ignored   | 0 | "opts":{}             | "opts":{"x":1}             | .opts.x
			sleep                | 1 | "name":"1s"           | "name":"2s"                | .duration
			body-error-retries-exhausted | 0 | database gone | database here              | error.message
			body-error-retries-exhausted | 0 | "Error"       | "Exception"                | error.name
			missing-signature    | 0 | Unauthorized          | Forbidden                  | error.message
			introspection-dev    | 0 | "function_count":1    | "function_count":2         | function_count
			streaming-on         | 0 | "status":206          | "status":200               | status
			streaming-on         | 0 | \\"data\\":1           | \\"data\\":2               | .data
			steps-serial         | 0 | [{                    | {                          | no JSON
			""")
	void wrongBodyIsFound(String scenario, int exchange, String text, String other, String difference) {
		RecordedExchange call = Recording.of(scenario).exchanges().get(exchange);
		Answer answer = answer(call);
		assertThat(answer.text()).contains(text);
		byte[] body = answer.text().replace(text, other).getBytes(StandardCharsets.UTF_8);
		assertThat(AnswerComparison.differences(call, new Answer(answer.status(), answer.headers(), body)))
			.anyMatch((line) -> line.contains(difference));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			steps-serial         | 0 | "opts":{},            |
			steps-serial         | 0 | "w":512               | "w":512.0
			steps-serial         | 0 | "timing":{            | "timing":{"c":1,
			sleep                | 1 | "name":"1s"           | "name":"1000ms"
			sleep                | 1 | "opts":{}             | "opts":{"duration":"1s"}
			step-fails-ignored   | 0 | "stack":"             | "stack":"at Java
			introspection-dev    | 0 | "extra":              | "extra":{},"platform":
			""")
	void otherSpellingIsRight(String scenario, int exchange, String text, String other) {
		RecordedExchange call = Recording.of(scenario).exchanges().get(exchange);
		Answer answer = answer(call);
		assertThat(answer.text()).contains(text);
		byte[] body = answer.text().replace(text, (other != null) ? other : "").getBytes(StandardCharsets.UTF_8);
		assertThat(AnswerComparison.differences(call, new Answer(answer.status(), answer.headers(), body))).isEmpty();
	}

	@Test
	void orderOfOpsDoesNotMatter() {
		RecordedExchange call = Recording.of("parallel-two-steps").exchanges().get(0);
		List<String> ops = call.responseBody().valueStream().map(Object::toString).toList();
		byte[] body = ("[" + ops.get(1) + "," + ops.get(0) + "]").getBytes(StandardCharsets.UTF_8);
		assertThat(AnswerComparison.differences(call, new Answer(206, answer(call).headers(), body))).isEmpty();
	}

	@Test
	void opThatIsReportedTwiceIsFound() {
		RecordedExchange call = Recording.of("steps-serial").exchanges().get(0);
		String op = call.responseBody().get(0).toString();
		byte[] body = ("[" + op + "," + op + "]").getBytes(StandardCharsets.UTF_8);
		assertThat(AnswerComparison.differences(call, new Answer(206, answer(call).headers(), body)))
			.anyMatch((line) -> line.startsWith("op unexpected"));
	}

	@Test
	void missingBodyIsFound() {
		RecordedExchange call = Recording.of("return-null").exchanges().get(0);
		assertThat(AnswerComparison.differences(call, new Answer(200, answer(call).headers(), new byte[0])))
			.isNotEmpty();
	}

	@Test
	void bodyWhereThereShouldBeNoneIsFound() {
		RecordedExchange call = Recording.of("trust-probe").exchanges().get(0);
		byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
		assertThat(AnswerComparison.differences(call, new Answer(200, answer(call).headers(), body))).isNotEmpty();
	}

	private static Answer answer(RecordedExchange call) {
		byte[] body = (call.responseBody().isNull() && isResult(call)) ? "null".getBytes(StandardCharsets.UTF_8)
				: WireJson.bytes(call.response());
		return new Answer(call.status(), call.responseHeaders(), body);
	}

	private static boolean isResult(RecordedExchange call) {
		return call.method().equals("POST") && call.parameter("probe").isEmpty();
	}

}

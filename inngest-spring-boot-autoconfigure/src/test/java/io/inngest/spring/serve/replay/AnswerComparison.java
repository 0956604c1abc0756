package io.inngest.spring.serve.replay;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Compares an answer of the application with the recorded one: what a server reads has to
 * be the same, what each SDK says about itself may differ.
 */
final class AnswerComparison {

	private static final List<String> SAME_HEADERS = List.of("x-inngest-no-retry", "x-inngest-sync-kind",
			"x-inngest-req-version", "x-inngest-env");

	private static final Set<String> OWN_WORDS = Set.of("extra", "framework", "sdk", "sdk_author", "sdk_language",
			"sdk_version", "platform", "featureObservations", "api_origin", "event_api_origin", "serve_origin");

	/** Stands for any message of this library. */
	private static final String OWN_MESSAGE = "*";

	private static final int STREAMED = 201;

	private static final Pattern SECONDS = Pattern.compile("\\d+");

	private final Differences differences = new Differences();

	private final RecordedExchange expected;

	private final Answer actual;

	private AnswerComparison(RecordedExchange expected, Answer actual) {
		this.expected = expected;
		this.actual = actual;
	}

	/**
	 * In what the answer differs from the recorded one; empty if it does not.
	 */
	static List<String> differences(RecordedExchange expected, Answer actual) {
		AnswerComparison comparison = new AnswerComparison(expected, actual);
		try {
			comparison.compare();
		}
		catch (JacksonException ex) {
			comparison.differences.add("body is no JSON: " + ex.getOriginalMessage());
		}
		return comparison.differences.found();
	}

	private void compare() {
		this.differences.compare("status", this.expected.status(), this.actual.status());
		if (this.expected.status() == STREAMED && this.actual.status() == STREAMED) {
			compareStreamed();
			return;
		}
		SAME_HEADERS.forEach((name) -> this.differences.compare(name, recordedHeader(name), this.actual.header(name)));
		this.differences.compare("x-inngest-sdk present", recordedHeader("x-inngest-sdk") != null,
				this.actual.header("x-inngest-sdk") != null);
		compareRetryAfter();
		compareBody();
	}

	/**
	 * A streamed answer is an answer inside another one's body.
	 */
	private void compareStreamed() {
		ObjectNode recorded = ((ObjectNode) this.expected.responseBody()).deepCopy();
		recorded.set("body", WireJson.MAPPER.readTree(recorded.get("body").stringValue()));
		JsonNode sent = WireJson.read(this.actual.body());
		Map<String, String> headers = sent.path("headers")
			.properties()
			.stream()
			.collect(Collectors.toMap((header) -> header.getKey().toLowerCase(Locale.ROOT),
					(header) -> header.getValue().stringValue()));
		byte[] body = sent.path("body").stringValue("").getBytes(StandardCharsets.UTF_8);
		differences(this.expected.with(this.expected.request(), recorded),
				new Answer(sent.path("status").asInt(0), headers, body))
			.forEach(this.differences::add);
	}

	private void compareRetryAfter() {
		String recorded = recordedHeader("retry-after");
		String sent = this.actual.header("retry-after");
		if (recorded == null || SECONDS.matcher(recorded).matches()) {
			this.differences.compare("retry-after", recorded, sent);
		}
		else if (sent == null) {
			this.differences.add("retry-after is missing");
		}
	}

	private void compareBody() {
		JsonNode recorded = this.expected.responseBody();
		boolean result = this.expected.method().equals("POST") && this.expected.parameter("probe").isEmpty();
		if (recorded.isNull() && !result) {
			this.differences.compare("body", "", this.actual.text());
			return;
		}
		String type = this.actual.header("content-type");
		this.differences.compare("content-type is JSON", true, type != null && type.startsWith("application/json"));
		compareJson(recorded, WireJson.read(this.actual.body()));
	}

	private void compareJson(JsonNode recorded, JsonNode sent) {
		if (this.expected.status() == 206) {
			new OpComparison(this.differences).compare(recorded.valueStream().toList(), sent.valueStream().toList());
		}
		else if (this.expected.status() >= 400) {
			this.differences.compare("error.name", recorded.path("name"), sent.path("name"));
			compareMessage(recorded.path("message").stringValue(""), sent.path("message").stringValue(""));
		}
		else {
			boolean call = this.expected.method().equals("POST");
			this.differences.compareJson("body", recorded, sent, call ? Set.of() : OWN_WORDS);
		}
	}

	private void compareMessage(String recorded, String sent) {
		if (!recorded.equals(OWN_MESSAGE)) {
			this.differences.compare("error.message", recorded, sent);
		}
		else if (sent.isBlank()) {
			this.differences.add("error.message is empty");
		}
	}

	private @Nullable String recordedHeader(String name) {
		return this.expected.responseHeaders().get(name);
	}

}

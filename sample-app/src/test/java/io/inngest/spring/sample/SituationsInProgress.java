package io.inngest.spring.sample;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.inngest.spring.sample.SampleClient.Start;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * All situations at once, and what must have become of them however often the process was
 * killed.
 */
final class SituationsInProgress {

	private static final String LATENCY = "PT0.05S";

	private static final List<String> ADVICE = List.of("sample-report-failures-failure",
			"sample-count-failures-failure");

	/** The situations with the ends of their runs and of all handlers. */
	private static final List<Expected> EXPECTED = List.of(
			new Expected("image-generation", Map.of(), "COMPLETED", List.of()),
			new Expected("row-rollback", Map.of(), "FAILED", ADVICE),
			new Expected("subscription-check", Map.of(), "FAILED", and("sample-check-subscription-failure")),
			new Expected("shop-sync", Map.of(), "FAILED", and("sample-sync-shop-failure")),
			new Expected("shop-sync", Map.of("failures", Map.of()), "COMPLETED", List.of()),
			new Expected("shop-access-revoked", Map.of(), "FAILED", and("sample-sync-shop-failure")),
			new Expected("seat-hold", Map.of("data", Map.of("holdFor", "PT0.5S")), "COMPLETED", List.of()),
			new Expected("seat-hold", Map.of(), "CANCELLED", List.of("sample-hold-seats-cancelled")));

	/** What a step sends to which service, by step. */
	private static final Map<String, String> CALLS = Map.ofEntries(Map.entry("generate-image-dall-e", "dall-e "),
			Map.entry("generate-image-midjourney", "midjourney "), Map.entry("notify-user", "pusher "),
			Map.entry("count-sign-up", "metrics "), Map.entry("create-crm-contact", "crm "),
			Map.entry("check-payment", "payment-provider "), Map.entry("unsubscribe-user", "mailing-list "),
			Map.entry("fetch-products", "shop-login "), Map.entry("copy-product", "shop-copy "),
			Map.entry("post-to-slack", "slack "), Map.entry("ask-for-access-on-slack", "slack "),
			Map.entry("reserve-seats", "seat-map reserve"), Map.entry("release-seats", "seat-map release"),
			Map.entry("capture-exception", "sentry "), Map.entry("count-failure", "datadog "));

	private final SampleClient sample;

	private final List<Start> starts = new ArrayList<>();

	private SituationsInProgress(SampleClient sample) {
		this.sample = sample;
	}

	static SituationsInProgress start(SampleClient sample) {
		SituationsInProgress situations = new SituationsInProgress(sample);
		EXPECTED.forEach(situations::start);
		return situations;
	}

	private void start(Expected expected) {
		Map<String, Object> knobs = new LinkedHashMap<>(expected.knobs());
		knobs.put("latency", LATENCY);
		Start start = this.sample.start(expected.situation(), knobs);
		this.starts.add(start);
		if ("CANCELLED".equals(expected.status())) {
			String runId = this.sample.awaitRun(start.eventId(), (run) -> true).get("runId").asString();
			this.sample.cancel(runId);
		}
	}

	void assertEndAsDescribed(String moment) {
		for (int i = 0; i < EXPECTED.size(); i++) {
			Expected expected = EXPECTED.get(i);
			Start start = this.starts.get(i);
			JsonNode run = this.sample.awaitRun(start.eventId(), (candidate) -> candidate.has("endedAt"));
			String description = "%s, %s".formatted(expected.situation(), moment);
			assertThat(run.get("status").asString()).as(description).isEqualTo(expected.status());
			String runId = run.get("runId").asString();
			JsonNode handlers = this.sample.awaitEnds(runId, expected.handlers().size());
			assertThat(handlers.valueStream().map((handler) -> handler.get("functionId").asString())).as(description)
				.containsExactlyInAnyOrderElementsOf(expected.handlers());
			List<JsonNode> calls = Stream.of(start.subject(), runId)
				.flatMap((subject) -> this.sample.get("/outside/calls?subject=" + subject).valueStream())
				.toList();
			Stream.concat(Stream.of(run), handlers.valueStream())
				.flatMap((ended) -> ended.get("steps").valueStream())
				.forEach((step) -> assertNotRunAgain(description, step, calls));
		}
	}

	/** No body of a step ran after the step's result was stored. */
	private void assertNotRunAgain(String description, JsonNode step, List<JsonNode> calls) {
		String id = step.get("id").asString();
		if (!CALLS.containsKey(id)) {
			return;
		}
		String call = id.equals("copy-product") ? CALLS.get(id) + step.get("output").asString() : CALLS.get(id);
		Instant endedAt = Instant.parse(step.get("endedAt").asString());
		assertThat(calls.stream().filter((candidate) -> text(candidate).startsWith(call)).map(this::time))
			.as("%s: %s", description, step)
			.isNotEmpty()
			.allSatisfy((time) -> assertThat(time).isBeforeOrEqualTo(endedAt));
	}

	private String text(JsonNode call) {
		return call.get("service").asString() + " " + call.get("detail").asString();
	}

	private Instant time(JsonNode call) {
		return Instant.parse(call.get("calledAt").asString()).truncatedTo(ChronoUnit.MILLIS);
	}

	private static List<String> and(String handler) {
		return Stream.concat(ADVICE.stream(), Stream.of(handler)).toList();
	}

	private record Expected(String situation, Map<String, Object> knobs, String status, List<String> handlers) {

	}

}

package io.inngest.spring.sample.kill;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * Plays the scenarios through HTTP while the sample may be killed, and remembers what the
 * sample has accepted.
 */
class Player {

	private static final String SUBJECT = "round-%d-scenario-%d";

	private final SampleProcess sample;

	private final Map<String, String> accepted = new ConcurrentHashMap<>();

	Player(SampleProcess sample) {
		this.sample = sample;
	}

	/** Returns the ids of the events that the sample has accepted, by subject. */
	Map<String, String> accepted() {
		return Map.copyOf(this.accepted);
	}

	/** Finds the scenario of a subject. */
	static Scenario scenario(String subject) {
		return Scenario.ALL.get(Integer.parseInt(subject.substring(subject.lastIndexOf('-') + 1)));
	}

	/** Starts all scenarios, as far as the sample lives to see them. */
	void play(int round) {
		try {
			for (int i = 0; i < Scenario.ALL.size(); i++) {
				start(SUBJECT.formatted(round, i), Scenario.ALL.get(i));
			}
			cancelHolds();
		}
		catch (RestClientException ex) {
			if (!this.sample.isKilled()) {
				throw ex;
			}
		}
	}

	private void start(String subject, Scenario scenario) {
		Map<String, Object> request = new LinkedHashMap<>(scenario.knobs());
		request.put("subject", subject);
		request.put("latency", "PT0.03S");
		JsonNode started = http().post()
			.uri("/situations/{name}", scenario.situation())
			.contentType(MediaType.APPLICATION_JSON)
			.body(request)
			.retrieve()
			.body(JsonNode.class);
		this.accepted.put(subject, started.get("eventIds").get(0).asString());
	}

	/** Cancels what would wait for longer than anybody wants to. */
	void cancelHolds() {
		Set<String> toBeCancelled = this.accepted.entrySet()
			.stream()
			.filter((entry) -> scenario(entry.getKey()).isCancelled())
			.map(Map.Entry::getValue)
			.collect(Collectors.toSet());
		runs().filter((run) -> !run.has("endedAt"))
			.filter((run) -> toBeCancelled.contains(run.get("eventId").asString()) || waitsLong(run))
			.forEach((run) -> http().post()
				.uri("/runs/{id}/cancel", run.get("runId").asString())
				.retrieve()
				.toBodilessEntity());
	}

	/** So does a hold that was accepted although nobody heard of it. */
	private boolean waitsLong(JsonNode run) {
		return run.has("dueAt")
				&& Instant.parse(run.get("dueAt").asString()).isAfter(Instant.now().plus(Duration.ofMinutes(1)));
	}

	/** Whether every accepted event has its run, and every run has ended. */
	boolean isOver() {
		cancelHolds();
		List<JsonNode> runs = runs().toList();
		Set<String> eventIds = runs.stream().map((run) -> run.get("eventId").asString()).collect(Collectors.toSet());
		return eventIds.containsAll(this.accepted.values()) && runs.stream().allMatch((run) -> run.has("endedAt"));
	}

	private Stream<JsonNode> runs() {
		return http().get().uri("/runs?limit=10000").retrieve().body(JsonNode.class).valueStream();
	}

	private RestClient http() {
		return this.sample.http();
	}

}

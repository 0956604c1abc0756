package io.inngest.spring.sample.play;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.inngest.spring.sample.recorded.RecordedSample;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * Plays the scenarios through HTTP while the sample may be killed, and remembers what the
 * sample has accepted.
 */
public class Player {

	private final Map<String, String> accepted = new ConcurrentHashMap<>();

	/**
	 * Returns what the sample has accepted.
	 * @return the ids of the events, by subject
	 */
	public Map<String, String> accepted() {
		return Map.copyOf(this.accepted);
	}

	/**
	 * Starts all scenarios, as far as the sample lives to see them, in an order that
	 * differs from round to round.
	 * @param sample the sample
	 * @param round the number that makes the subjects different
	 */
	public void play(SampleProcess sample, int round) {
		try {
			List<Scenario> shuffled = new ArrayList<>(Scenario.ALL);
			Collections.shuffle(shuffled, new Random(round));
			for (Scenario scenario : shuffled) {
				start(sample.http(), round, scenario);
			}
			cancelHolds(sample.http());
			nudge(sample.http());
		}
		catch (RestClientException ex) {
			if (!sample.isKilled()) {
				throw ex;
			}
		}
	}

	/**
	 * Starts a scenario.
	 * @param http where
	 * @param round the number that makes the subject different
	 * @param scenario the scenario
	 * @return the id of the event
	 * @throws RestClientException if the event was not accepted
	 */
	public String start(RestClient http, int round, Scenario scenario) {
		Map<String, Object> request = new LinkedHashMap<>(scenario.knobs());
		String subject = scenario.subject(round);
		request.put("subject", subject);
		request.put("latency", "PT0.03S");
		JsonNode started = http.post()
			.uri(scenario.path())
			.contentType(MediaType.APPLICATION_JSON)
			.body(request)
			.retrieve()
			.body(JsonNode.class);
		String eventId = started.get("eventIds").get(0).asString();
		this.accepted.put(subject, eventId);
		return eventId;
	}

	/**
	 * Cancels what would wait for longer than anybody wants to.
	 * @param http where
	 */
	public void cancelHolds(RestClient http) {
		Set<String> toBeCancelled = this.accepted.entrySet()
			.stream()
			.filter((entry) -> Scenario.of(entry.getKey()).isToBeCancelled())
			.map(Map.Entry::getValue)
			.collect(Collectors.toSet());
		cancel(http, runs(http, "limit=10000")
			.filter((run) -> toBeCancelled.contains(run.get("eventId").asString()) || waitsLong(run)));
	}

	/**
	 * Cancels the runs that an event has started.
	 * @param http where
	 * @param eventId the event
	 * @return whether there was a run that had not ended
	 */
	public boolean cancel(RestClient http, String eventId) {
		return cancel(http, runs(http, "event=" + eventId)) > 0;
	}

	private long cancel(RestClient http, Stream<JsonNode> runs) {
		List<String> runIds = runs.filter((run) -> !run.has("endedAt"))
			.map((run) -> run.get("runId").asString())
			.toList();
		runIds.forEach((runId) -> http.post().uri("/runs/{id}/cancel", runId).retrieve().toBodilessEntity());
		return runIds.size();
	}

	/** So does what was accepted although nobody heard of it. */
	private boolean waitsLong(JsonNode run) {
		return run.has("dueAt") && !"sample-fulfil-order".equals(run.get("functionId").asString())
				&& Instant.parse(run.get("dueAt").asString()).isAfter(Instant.now().plus(Duration.ofMinutes(1)));
	}

	/**
	 * Does what runs wait for, once more if it was done before and the run still waits.
	 * @param http where
	 */
	public void nudge(RestClient http) {
		for (JsonNode payload : http.get().uri(RecordedSample.WAITING).retrieve().body(JsonNode.class)) {
			Matcher subject = Scenario.SUBJECT.matcher(payload.asString());
			if (subject.find()) {
				Scenario.of(subject.group()).nudges().forEach((nudge) -> nudge(http, nudge, subject.group()));
			}
		}
	}

	private void nudge(RestClient http, String nudge, String subject) {
		http.post()
			.uri(nudge, subject)
			.retrieve()
			// Nobody waits any more, which is as good
			.onStatus((status) -> status.value() == HttpStatus.NOT_FOUND.value(), (request, response) -> {
			})
			.toBodilessEntity();
	}

	/**
	 * Whether every accepted event has its run, and every run has ended.
	 * @param http where to look
	 * @return {@code true} if there is nothing more to wait for
	 */
	public boolean isOver(RestClient http) {
		cancelHolds(http);
		nudge(http);
		List<JsonNode> runs = runs(http, "limit=10000").toList();
		Set<String> eventIds = runs.stream().map((run) -> run.get("eventId").asString()).collect(Collectors.toSet());
		return eventIds.containsAll(this.accepted.values()) && runs.stream().allMatch((run) -> run.has("endedAt"));
	}

	private Stream<JsonNode> runs(RestClient http, String query) {
		return http.get().uri("/runs?" + query).retrieve().body(JsonNode.class).valueStream();
	}

}

package io.inngest.spring.sample;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.awaitility.Awaitility.await;

/**
 * What a user does with {@code curl}.
 */
class SampleClient {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final RestTestClient http;

	SampleClient(RestTestClient http) {
		this.http = http;
	}

	Start start(String situation) {
		return start(situation, Map.of());
	}

	Start start(String situation, Map<String, Object> knobs) {
		JsonNode started = this.http.post()
			.uri("/situations/{name}", situation)
			.body(knobs)
			.exchange()
			.expectStatus()
			.isAccepted()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
		return new Start(started.get("subject").asString(), started.get("eventIds").get(0).asString());
	}

	String problem(String situation, Map<String, Object> knobs, HttpStatus status) {
		return this.http.post()
			.uri("/situations/{name}", situation)
			.body(knobs)
			.exchange()
			.expectStatus()
			.isEqualTo(status)
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody(ProblemDetail.class)
			.returnResult()
			.getResponseBody()
			.getDetail();
	}

	String problemOf(String uri, HttpStatus status) {
		return this.http.post()
			.uri(uri)
			.exchange()
			.expectStatus()
			.isEqualTo(status)
			.expectBody(ProblemDetail.class)
			.returnResult()
			.getResponseBody()
			.getDetail();
	}

	void post(String uri) {
		this.http.post().uri(uri).exchange().expectStatus().isNoContent();
	}

	void cancel(String runId) {
		post("/runs/%s/cancel".formatted(runId));
	}

	/** Awaits that the only function on an event has a run in the given state. */
	JsonNode awaitRun(String eventId, Predicate<JsonNode> state) {
		return await().atMost(PATIENCE)
			.until(() -> get("/runs?event=" + eventId), (runs) -> runs.size() == 1 && state.test(runs.get(0)))
			.get(0);
	}

	JsonNode awaitStatus(String eventId, String status) {
		return awaitRun(eventId, (run) -> status.equals(run.get("status").asString()));
	}

	/** Awaits that the handlers of a run's end have ended. */
	List<JsonNode> awaitHandlers(String runId, int number) {
		return await().atMost(PATIENCE)
			.until(() -> get("/runs/" + runId + "/handlers"),
					(runs) -> runs.size() == number && runs.valueStream().allMatch((run) -> run.has("endedAt")))
			.valueStream()
			.toList();
	}

	/**
	 * Returns how often each service was called about a subject, and what it was sent.
	 */
	Map<String, List<String>> calls(String subject) {
		return get("/outside/calls?subject=" + subject).valueStream()
			.collect(Collectors.groupingBy((call) -> call.get("service").asString(),
					Collectors.mapping((call) -> call.get("detail").asString(), Collectors.toList())));
	}

	List<String> customers() {
		return get("/customers").valueStream().map(JsonNode::asString).toList();
	}

	JsonNode get(String uri) {
		return this.http.get()
			.uri(uri)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
	}

	record Start(String subject, String eventId) {

	}

}

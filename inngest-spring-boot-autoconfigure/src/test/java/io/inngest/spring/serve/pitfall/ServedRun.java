package io.inngest.spring.serve.pitfall;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.inngest.spring.serve.ServeEndpoint;
import io.inngest.spring.serve.ServeRequest;
import io.inngest.spring.serve.ServeResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A run as a server drives it: calls the function, keeps what it reports, calls again.
 */
final class ServedRun {

	private static final JsonMapper JSON = JsonMapper.shared();

	private static final String RUN_ID = "01M7WCMA5J15FFRP165QN2YST2";

	private static final int RETRIES = 1;

	private static final int TOO_MANY_CALLS = 20;

	private final ObjectNode steps = JSON.createObjectNode();

	private final List<String> ops = new ArrayList<>();

	private final ServeEndpoint endpoint;

	private final String function;

	private final JsonNode event;

	private int attempt;

	ServedRun(ServeEndpoint endpoint, String function, JsonNode event) {
		this.endpoint = endpoint;
		this.function = function;
		this.event = event;
	}

	/**
	 * Calls the function until the run has ended.
	 * @return the last answer
	 */
	ServeResponse toTheEnd() {
		for (int i = 0; i < TOO_MANY_CALLS; i++) {
			ServeResponse answer = this.endpoint.handle(request());
			boolean retried = "false".equals(answer.headers().get("x-inngest-no-retry"));
			if (answer.status() != 206 && !retried) {
				return answer;
			}
			if (answer.status() == 206) {
				JSON.readTree(answer.body()).forEach(this::take);
			}
			else {
				this.ops.add(Integer.toString(answer.status()));
			}
			this.attempt = retried ? this.attempt + 1 : 0;
		}
		throw new AssertionError("The run does not end: " + this.ops);
	}

	/**
	 * What was reported before the last answer: the ops with the names of their steps,
	 * and the status of failed calls.
	 */
	List<String> ops() {
		return this.ops;
	}

	/**
	 * The memo of a step that failed.
	 */
	JsonNode error() {
		return this.steps.valueStream().filter((memo) -> memo.has("error")).findFirst().orElseThrow().get("error");
	}

	/**
	 * The event that a server sends when the run has failed.
	 */
	ObjectNode failedEvent(ServeResponse last) {
		JsonNode result = JSON.readTree(last.body());
		ObjectNode data = JSON.createObjectNode().put("function_id", this.function).put("run_id", RUN_ID);
		ObjectNode error = data.putObject("error").put("error", "NonRetriableError");
		for (String property : List.of("name", "message", "stack", "cause")) {
			if (result.has(property)) {
				error.set(property, result.get(property));
			}
		}
		data.set("event", this.event);
		data.putArray("events").add(this.event);
		data.set("result", result);
		ObjectNode event = JSON.createObjectNode().put("id", RUN_ID).put("name", "inngest/function.failed");
		event.put("ts", 1795175360711L).putObject("user");
		event.set("data", data);
		return event;
	}

	private void take(JsonNode op) {
		String kind = op.get("op").stringValue();
		String id = op.get("id").stringValue();
		this.ops.add(kind + " " + op.path("displayName").stringValue());
		switch (kind) {
			case "StepRun" -> this.steps.putObject(id).set("data", op.get("data"));
			case "StepFailed" -> this.steps.putObject(id).set("error", op.get("error"));
			case "StepError" -> {
			}
			default -> throw new AssertionError("Unexpected " + op);
		}
	}

	private ServeRequest request() {
		ObjectNode body = JSON.createObjectNode();
		body.set("event", this.event);
		body.putArray("events").add(this.event);
		body.set("steps", this.steps);
		ObjectNode context = body.putObject("ctx");
		context.put("run_id", RUN_ID).put("attempt", this.attempt).put("max_attempts", RETRIES + 1);
		this.steps.propertyNames().forEach(context.putObject("stack").putArray("stack")::add);
		return new ServeRequest("POST", URI.create("http://localhost:3000/api/inngest"),
				Map.of("fnId", this.function, "stepId", "step"), Map.of(),
				body.toString().getBytes(StandardCharsets.UTF_8));
	}

}

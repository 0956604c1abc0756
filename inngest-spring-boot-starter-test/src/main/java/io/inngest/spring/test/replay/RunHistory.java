package io.inngest.spring.test.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.inngest.spring.ErrorDetails;
import io.inngest.spring.Event;
import io.inngest.spring.execution.memo.Memo;
import io.inngest.spring.protocol.StepKey;
import io.inngest.spring.test.replay.RecordedRun.End;
import io.inngest.spring.test.replay.RecordedRun.RecordedStep;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is stored of a run as a text, which outlives the version of the function that has
 * left it.
 */
public final class RunHistory {

	private static final JsonMapper JSON = JsonMapper.shared();

	private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {
	};

	private RunHistory() {
	}

	/**
	 * Writes a run.
	 * @param run the run
	 * @return the history, as JSON
	 */
	public static String write(RecordedRun run) {
		ObjectNode json = JSON.createObjectNode();
		json.put("functionId", run.functionId()).put("runId", run.runId()).put("end", run.end().name());
		json.putArray("events").addAll(run.events().stream().map(RunHistory::json).toList());
		json.putArray("steps").addAll(run.steps().stream().map(RunHistory::json).toList());
		run.waits().values().forEach(json.putArray("waits")::add);
		return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json);
	}

	private static ObjectNode json(Event<JsonNode> event) {
		ObjectNode json = JSON.createObjectNode().put("id", event.id()).put("name", event.name());
		json.set("data", event.data());
		json.set("user", JSON.valueToTree(event.user()));
		Instant time = event.ts();
		return json.put("ts", (time != null) ? time.toString() : null).put("v", event.v());
	}

	private static ObjectNode json(RecordedStep step) {
		ObjectNode json = JSON.createObjectNode().put("step", step.label());
		if (step.entry() instanceof Memo.Data data) {
			json.set("data", JSON.readTree(data.json().text()));
		}
		else if (step.entry() instanceof Memo.Failure failure) {
			json.set("error", JSON.valueToTree(failure.error()));
		}
		return json;
	}

	/**
	 * Reads a run.
	 * @param history what was written
	 * @return the run
	 * @throws IllegalArgumentException if it is something else
	 */
	public static RecordedRun read(String history) {
		try {
			JsonNode json = JSON.readTree(history);
			List<Event<JsonNode>> events = new ArrayList<>();
			json.required("events").forEach((event) -> events.add(event(event)));
			List<RecordedStep> steps = new ArrayList<>();
			json.required("steps").forEach((step) -> steps.add(step(step)));
			Map<String, String> waits = new LinkedHashMap<>();
			json.required("waits").forEach((wait) -> waits.put(hash(wait.stringValue()), wait.stringValue()));
			return new RecordedRun(json.required("runId").stringValue(), json.required("functionId").stringValue(),
					events, steps, waits, End.valueOf(json.required("end").stringValue()));
		}
		catch (JacksonException | IllegalArgumentException ex) {
			throw new IllegalArgumentException(
					"This is not the history of a run; take what history(runId) has returned: " + ex.getMessage(), ex);
		}
	}

	private static Event<JsonNode> event(JsonNode json) {
		String time = text(json, "ts");
		return new Event<>(text(json, "id"), json.required("name").stringValue(), json.required("data"),
				JSON.convertValue(json.required("user"), MAP), (time != null) ? Instant.parse(time) : null,
				text(json, "v"));
	}

	private static @Nullable String text(JsonNode json, String property) {
		JsonNode value = json.required(property);
		return value.isNull() ? null : value.stringValue();
	}

	private static RecordedStep step(JsonNode json) {
		String label = json.required("step").stringValue();
		return new RecordedStep(hash(label), label, entry(label, json));
	}

	private static Memo.Entry entry(String label, JsonNode json) {
		if (json.has("error")) {
			return new Memo.Failure(label, JSON.treeToValue(json.get("error"), ErrorDetails.class));
		}
		return json.has("data") ? new Memo.Data(label, json.get("data").toString()) : new Memo.Done(label);
	}

	// A repeat is stored under what its label would be stored under
	private static String hash(String label) {
		return StepKey.of(label, 0).hash();
	}

}

package io.inngest.spring.engine.run;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.inngest.spring.engine.store.IdSource;
import io.inngest.spring.engine.store.StoredEvent;
import io.inngest.spring.function.SystemEvents;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the events that tell of a run's end, in the shape in which an Inngest server
 * writes them.
 */
class EndEvents {

	/**
	 * What the server calls an error that is not retried; the SDK says so for every final
	 * failure, the last attempt included.
	 */
	private static final String ERROR_KIND = "NonRetriableError";

	/**
	 * Runs that these start end in silence, so that a failing handler starts no other.
	 */
	private static final Set<String> SILENT = Set.of(SystemEvents.FAILED, SystemEvents.FINISHED);

	private final JsonMapper jsonMapper;

	private final IdSource ids;

	EndEvents(JsonMapper jsonMapper, IdSource ids) {
		this.jsonMapper = jsonMapper;
		this.ids = ids;
	}

	List<StoredEvent> of(EndedRun run) {
		if (SILENT.contains(run.event().name())) {
			return List.of();
		}
		RunTable.End end = run.end();
		String data = data(run);
		List<StoredEvent> events = new ArrayList<>(2);
		String key = this.ids.next();
		events.add(event(key, key, SystemEvents.FINISHED, data, end.endedAt()));
		if (end.status() == RunStatus.FAILED) {
			events.add(event(this.ids.next(), run.runId(), SystemEvents.FAILED, data, end.endedAt()));
		}
		if (end.status() == RunStatus.CANCELLED) {
			events.add(event(this.ids.next(), run.runId(), SystemEvents.CANCELLED, data, end.endedAt()));
		}
		return events;
	}

	private StoredEvent event(String key, String id, String name, String data, long now) {
		return new StoredEvent(key, id, name, data, null, now, null, now);
	}

	private String data(EndedRun run) {
		StringWriter text = new StringWriter();
		RunTable.End end = run.end();
		try (JsonGenerator json = this.jsonMapper.createGenerator(text)) {
			json.writeStartObject();
			json.writeStringProperty("function_id", run.functionId());
			json.writeStringProperty("run_id", run.runId());
			json.writeName("event");
			writeEvent(json, run.event(), true);
			json.writeArrayPropertyStart("events");
			writeEvent(json, run.event(), false);
			json.writeEndArray();
			if (end.output() != null) {
				writeRaw(json, "result", end.output());
			}
			if (end.error() != null) {
				writeError(json, this.jsonMapper.readTree(end.error()));
				writeRaw(json, "result", end.error());
			}
			if (end.reason() != null) {
				json.writeStringProperty("reason", end.reason());
			}
			String correlationId = InvokedEvent.correlationId(run.event());
			if (correlationId != null) {
				json.writeStringProperty("correlation_id", correlationId);
			}
			json.writeObjectPropertyStart("_inngest");
			json.writeStringProperty("status", statusName(end.status()));
			json.writeEndObject();
			json.writeEndObject();
		}
		return text.toString();
	}

	private void writeEvent(JsonGenerator json, StoredEvent event, boolean emptyUser) {
		json.writeStartObject();
		json.writeStringProperty("id", event.id());
		json.writeStringProperty("name", event.name());
		writeRaw(json, "data", event.data());
		if (event.user() != null || emptyUser) {
			writeRaw(json, "user", (event.user() != null) ? event.user() : "{}");
		}
		json.writeNumberProperty("ts", event.ts());
		if (event.version() != null) {
			json.writeStringProperty("v", event.version());
		}
		json.writeEndObject();
	}

	private void writeError(JsonGenerator json, JsonNode error) {
		json.writeObjectPropertyStart("error");
		json.writeStringProperty("error", ERROR_KIND);
		for (String property : List.of("name", "message", "stack", "cause")) {
			JsonNode value = error.get(property);
			if (value != null) {
				json.writeName(property);
				this.jsonMapper.writeValue(json, value);
			}
		}
		json.writeEndObject();
	}

	private void writeRaw(JsonGenerator json, String property, String value) {
		json.writeName(property);
		json.writeRawValue(value);
	}

	private static String statusName(RunStatus status) {
		return switch (status) {
			case COMPLETED -> "Completed";
			case FAILED -> "Failed";
			case CANCELLED -> "Cancelled";
			case RUNNING, CANCELLING ->
				throw new IllegalArgumentException("A run that has not ended has no end events");
		};
	}

	/**
	 * A run that has ended.
	 *
	 * @param runId the run
	 * @param functionId the composite id of its function
	 * @param event the event that started it
	 * @param end how it ended
	 */
	record EndedRun(String runId, String functionId, StoredEvent event, RunTable.End end) {

	}

}

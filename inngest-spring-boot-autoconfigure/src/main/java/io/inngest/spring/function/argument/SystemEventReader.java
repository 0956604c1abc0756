package io.inngest.spring.function.argument;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.inngest.spring.ErrorDetails;
import io.inngest.spring.Event;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the events that tell of a run's end, in the form in which Inngest servers and the
 * embedded engine write them.
 */
public class SystemEventReader {

	private static final TypeReference<Map<String, @Nullable Object>> USER = new TypeReference<>() {
	};

	private final JsonMapper mapper;

	/**
	 * Creates the reader.
	 * @param mapper the application's mapper
	 */
	public SystemEventReader(JsonMapper mapper) {
		this.mapper = mapper;
	}

	/**
	 * Returns the function whose run has ended.
	 * @param event the system event
	 * @return the composite id
	 */
	public String functionId(Event<JsonNode> event) {
		return event.data().path("function_id").asString("");
	}

	/**
	 * Returns what the run failed with: the error as its function reported it if there is
	 * one, else as the server saw it.
	 * @param event the system event
	 * @return the error
	 */
	public ErrorDetails error(Event<JsonNode> event) {
		JsonNode result = event.data().path("result");
		JsonNode error = result.path("name").isString() ? result : event.data().path("error");
		return this.mapper.treeToValue(error.isObject() ? error : this.mapper.createObjectNode(), ErrorDetails.class);
	}

	String runId(Event<JsonNode> event) {
		return event.data().path("run_id").asString("");
	}

	@Nullable String reason(Event<JsonNode> event) {
		return text(event.data(), "reason");
	}

	Event<JsonNode> originalEvent(Event<JsonNode> event) {
		JsonNode original = event.data().path("event");
		return read(original.isObject() ? original : event.data().path("events").path(0));
	}

	List<Event<JsonNode>> originalEvents(Event<JsonNode> event) {
		List<Event<JsonNode>> events = new ArrayList<>();
		event.data().path("events").forEach((original) -> events.add(read(original)));
		return events.isEmpty() ? List.of(originalEvent(event)) : events;
	}

	private Event<JsonNode> read(JsonNode event) {
		JsonNode data = event.path("data");
		JsonNode user = event.path("user");
		JsonNode ts = event.path("ts");
		return new Event<>(text(event, "id"), event.path("name").asString(""),
				data.isObject() ? data : this.mapper.createObjectNode(),
				user.isObject() ? this.mapper.treeToValue(user, USER) : Map.of(),
				ts.isNumber() ? Instant.ofEpochMilli(ts.asLong()) : null, text(event, "v"));
	}

	private @Nullable String text(JsonNode node, String property) {
		JsonNode value = node.path(property);
		return value.isString() ? value.stringValue() : null;
	}

}

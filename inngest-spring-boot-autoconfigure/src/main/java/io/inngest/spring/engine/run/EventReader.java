package io.inngest.spring.engine.run;

import java.time.Instant;
import java.util.Map;

import io.inngest.spring.Event;
import io.inngest.spring.engine.store.StoredEvent;
import io.inngest.spring.function.SystemEvents;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads stored events for handlers, their data as a tree.
 */
class EventReader {

	private static final TypeReference<Map<String, @Nullable Object>> USER = new TypeReference<>() {
	};

	private final JsonMapper jsonMapper;

	EventReader(JsonMapper jsonMapper) {
		this.jsonMapper = jsonMapper;
	}

	Event<JsonNode> read(StoredEvent event) {
		Map<String, @Nullable Object> user = (event.user() != null) ? this.jsonMapper.readValue(event.user(), USER)
				: Map.of();
		return new Event<>(event.id(), event.name(), data(event), user, Instant.ofEpochMilli(event.ts()),
				event.version());
	}

	private JsonNode data(StoredEvent event) {
		JsonNode data = this.jsonMapper.readTree(event.data());
		if (event.name().equals(SystemEvents.INVOKED) && data instanceof ObjectNode object) {
			// Not the function's: it would be in the way of types that refuse what they
			// do
			// not know
			object.remove(InvokedEvent.OWN_DATA);
		}
		return data;
	}

}

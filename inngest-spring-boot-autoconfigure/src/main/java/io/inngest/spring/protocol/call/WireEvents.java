package io.inngest.spring.protocol.call;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.inngest.spring.Event;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the events of a call, their data as a tree.
 */
final class WireEvents {

	private static final TypeReference<Map<String, @Nullable Object>> USER = new TypeReference<>() {
	};

	private WireEvents() {
	}

	/**
	 * Reads the array of events.
	 * @param parser at the beginning of the value
	 * @return the events, empty for {@code null}
	 */
	static List<Event<JsonNode>> readAll(JsonParser parser) {
		if (parser.currentToken() == JsonToken.VALUE_NULL) {
			return List.of();
		}
		if (parser.currentToken() != JsonToken.START_ARRAY) {
			throw WireValues.wrong("events", "an array", parser);
		}
		List<Event<JsonNode>> events = new ArrayList<>();
		while (parser.nextToken() != JsonToken.END_ARRAY) {
			events.add(read(parser, "events[" + events.size() + "]"));
		}
		return events;
	}

	/**
	 * Reads one event.
	 * @param parser at the beginning of the value
	 * @param path where the event is, for messages
	 * @return the event
	 */
	static Event<JsonNode> read(JsonParser parser, String path) {
		WireValues.requireObject(parser, path);
		JsonNode event = parser.readValueAsTree();
		String name = text(event, "name", path);
		if (name == null) {
			throw new UnreadableCallException("'%s' of the call has no name".formatted(path));
		}
		JsonNode data = event.path("data");
		return new Event<>(text(event, "id", path), name,
				(data.isMissingNode() || data.isNull()) ? JsonMapper.shared().createObjectNode() : data,
				user(event.path("user"), path), time(event.path("ts"), path), text(event, "v", path));
	}

	private static @Nullable String text(JsonNode event, String property, String path) {
		JsonNode value = event.path(property);
		if (value.isMissingNode() || value.isNull()) {
			return null;
		}
		if (!value.isString()) {
			throw wrong(path, property, "a text", value);
		}
		return value.stringValue();
	}

	private static Map<String, @Nullable Object> user(JsonNode user, String path) {
		if (user.isMissingNode() || user.isNull()) {
			return Map.of();
		}
		if (!user.isObject()) {
			throw wrong(path, "user", "an object", user);
		}
		return user.isEmpty() ? Map.of() : JsonMapper.shared().convertValue(user, USER);
	}

	private static @Nullable Instant time(JsonNode ts, String path) {
		if (ts.isMissingNode() || ts.isNull()) {
			return null;
		}
		if (!ts.isNumber() || !ts.canConvertToLong()) {
			throw wrong(path, "ts", "a time in milliseconds", ts);
		}
		return Instant.ofEpochMilli(ts.longValue());
	}

	private static UnreadableCallException wrong(String path, String property, String expected, JsonNode value) {
		return new UnreadableCallException("'%s.%s' of the call is not %s, but of type %s".formatted(path, property,
				expected, value.getNodeType()));
	}

}

package io.inngest.spring.test.server;

import java.util.List;

import io.inngest.spring.engine.expression.ConditionEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event as a server keeps it.
 *
 * @param key the server's own id of the event
 * @param id the sender's id; the key if the sender gave none
 * @param name the event's name
 * @param data its data
 * @param user data about the user, empty if there is none
 * @param ts when it happened, in epoch milliseconds
 * @param version the version of its data; {@code null} if there is none
 */
public record ServerEvent(String key, String id, String name, ObjectNode data, ObjectNode user, long ts,
		@Nullable String version) {

	private static final List<String> END_NAMES = List.of("inngest/function.failed", "inngest/function.finished");

	/**
	 * Creates an event that the server itself sends.
	 * @param key the server's own id of the event
	 * @param id the event's id
	 * @param name the event's name
	 * @param data its data
	 * @param ts when it happened, in epoch milliseconds
	 * @return the event
	 */
	static ServerEvent own(String key, String id, String name, ObjectNode data, long ts) {
		return new ServerEvent(key, id, name, data, JsonMapper.shared().createObjectNode(), ts, null);
	}

	/**
	 * Reads an event as it is sent to a server.
	 * @param key the server's own id of the event
	 * @param json the event
	 * @param now the current time, in epoch milliseconds
	 * @return the event
	 */
	static ServerEvent read(String key, JsonNode json, long now) {
		ObjectNode empty = JsonMapper.shared().createObjectNode();
		return new ServerEvent(key, json.path("id").asString(key), json.required("name").stringValue(),
				json.path("data").isObject() ? (ObjectNode) json.get("data") : empty,
				json.path("user").isObject() ? (ObjectNode) json.get("user") : empty, json.path("ts").asLong(now),
				json.has("v") ? json.get("v").stringValue() : null);
	}

	/**
	 * Whether the event tells of an end of which nobody is told once more.
	 * @return {@code true} if runs that it starts end in silence
	 */
	boolean tellsOfAnEnd() {
		return END_NAMES.contains(this.name);
	}

	/**
	 * Writes the event as it is in calls.
	 * @return the event, with an empty {@code user} if there is none
	 */
	ObjectNode json() {
		ObjectNode json = JsonMapper.shared().createObjectNode();
		json.set("data", this.data);
		json.put("id", this.id).put("name", this.name).put("ts", this.ts);
		json.set("user", this.user);
		if (this.version != null) {
			json.put("v", this.version);
		}
		return json;
	}

	/**
	 * Writes the event as it is in lists inside of other events.
	 * @return the event, without {@code user} if there is none
	 */
	ObjectNode listed() {
		ObjectNode json = json();
		if (this.user.isEmpty()) {
			json.remove("user");
		}
		return json;
	}

	ConditionEvent condition() {
		return new ConditionEvent(this.name, this.data.toString(), this.user.toString(), this.id, this.ts,
				this.version);
	}

}

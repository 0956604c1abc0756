package io.inngest.spring.protocol.event;

import java.io.StringWriter;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event that was checked and may be stored or sent.
 *
 * @param id the sender's id, {@code null} if the sender gave none
 * @param name the event's name
 * @param data the payload as JSON, always an object
 * @param user data about the user as JSON; {@code null} when there is none
 * @param ts when it happened, in epoch milliseconds
 * @param version the version of the payload, {@code null} if the sender names none
 */
public record OutgoingEvent(@Nullable String id, String name, String data, @Nullable String user, long ts,
		@Nullable String version) {

	/**
	 * Writes the event as a server takes it.
	 * @return a JSON object
	 */
	public String json() {
		StringWriter json = new StringWriter(this.data.length() + 128);
		try (JsonGenerator generator = JsonMapper.shared().createGenerator(json)) {
			generator.writeStartObject();
			text(generator, "id", this.id);
			text(generator, "name", this.name);
			raw(generator, "data", this.data);
			raw(generator, "user", this.user);
			generator.writeNumberProperty("ts", this.ts);
			text(generator, "v", this.version);
			generator.writeEndObject();
		}
		return json.toString();
	}

	private static void text(JsonGenerator generator, String property, @Nullable String value) {
		if (value != null) {
			generator.writeStringProperty(property, value);
		}
	}

	private static void raw(JsonGenerator generator, String property, @Nullable String json) {
		if (json != null) {
			generator.writeName(property);
			generator.writeRawValue(json);
		}
	}

}

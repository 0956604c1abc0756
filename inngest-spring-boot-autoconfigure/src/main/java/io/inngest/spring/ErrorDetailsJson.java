package io.inngest.spring;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * The wire form of {@link ErrorDetails}: name, message, stack and nested causes as every
 * Inngest SDK writes them, and what only this library knows in {@code data}, which
 * servers keep.
 */
final class ErrorDetailsJson {

	private ErrorDetailsJson() {
	}

	/** Writes the wire form. */
	static final class Serializer extends StdSerializer<ErrorDetails> {

		Serializer() {
			super(ErrorDetails.class);
		}

		@Override
		public void serialize(ErrorDetails error, JsonGenerator json, SerializationContext context) {
			json.writeStartObject();
			writeOwn(error, json);
			json.writeName("data");
			writeData(error, json);
			writeCauses(error.causes(), json);
			json.writeEndObject();
		}

		private void writeOwn(ErrorDetails error, JsonGenerator json) {
			json.writeStringProperty("name", error.name());
			json.writeStringProperty("message", (error.message() != null) ? error.message() : "");
			if (error.stack() != null) {
				json.writeStringProperty("stack", error.stack());
			}
			json.writeBooleanProperty("__serialized", true);
		}

		private void writeData(ErrorDetails error, JsonGenerator json) {
			json.writeStartObject();
			if (error.stepId() != null) {
				json.writeStringProperty("stepId", error.stepId());
			}
			if (error.attempts() > 0) {
				json.writeNumberProperty("attempts", error.attempts());
			}
			json.writeName("types");
			writeNames(error.types(), json);
			if (!error.causes().isEmpty()) {
				json.writeArrayPropertyStart("causes");
				error.causes().forEach((cause) -> writeData(cause, json));
				json.writeEndArray();
			}
			json.writeEndObject();
		}

		private void writeNames(List<String> names, JsonGenerator json) {
			json.writeStartArray();
			names.forEach(json::writeString);
			json.writeEndArray();
		}

		private void writeCauses(List<ErrorDetails> causes, JsonGenerator json) {
			for (ErrorDetails cause : causes) {
				json.writeName("cause");
				json.writeStartObject();
				writeOwn(cause, json);
			}
			causes.forEach((cause) -> json.writeEndObject());
		}

	}

	/** Reads the wire form, also as others write it. */
	static final class Deserializer extends StdDeserializer<ErrorDetails> {

		private static final String UNNAMED = "Error";

		Deserializer() {
			super(ErrorDetails.class);
		}

		@Override
		public ErrorDetails deserialize(JsonParser parser, DeserializationContext context) {
			JsonNode error = context.readTree(parser);
			if (error.isString()) {
				return new ErrorDetails(UNNAMED, error.stringValue(), null, null, 0, List.of(), List.of());
			}
			JsonNode data = error.path("data");
			List<ErrorDetails> causes = new ArrayList<>();
			for (JsonNode cause = error.path("cause"); cause.isObject(); cause = cause.path("cause")) {
				causes.add(itself(cause, data.path("causes").path(causes.size())));
			}
			return itself(error, data).withCauses(causes);
		}

		private static ErrorDetails itself(JsonNode error, JsonNode data) {
			return new ErrorDetails(name(error), text(error, "message"), text(error, "stack"), text(data, "stepId"),
					data.path("attempts").asInt(0), names(data.path("types")), List.of());
		}

		private static String name(JsonNode error) {
			String name = text(error, "name");
			return (name != null) ? name : UNNAMED;
		}

		private static @Nullable String text(JsonNode node, String property) {
			JsonNode value = node.path(property);
			return value.isString() ? value.stringValue() : null;
		}

		private static List<String> names(JsonNode array) {
			List<String> names = new ArrayList<>();
			array.forEach((name) -> names.add(name.asString()));
			return names;
		}

	}

}

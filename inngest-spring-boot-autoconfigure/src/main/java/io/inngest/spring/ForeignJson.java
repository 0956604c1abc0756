package io.inngest.spring;

import java.lang.reflect.Type;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON that others send and expect. The application's settings, such as a naming
 * strategy, have nothing to do with it.
 */
final class ForeignJson {

	private static final JsonMapper MAPPER = JsonMapper.builder().findAndAddModules().build();

	private ForeignJson() {
	}

	static String write(@Nullable Object value) {
		try {
			return MAPPER.writeValueAsString(value);
		}
		catch (RuntimeException | StackOverflowError ex) {
			throw new NonRetriableError("What is to be sent cannot be written as JSON: " + reason(ex), ex);
		}
	}

	static JsonNode tree(String json) {
		return MAPPER.readTree(json);
	}

	static <T extends @Nullable Object> T read(String json, Class<T> type, String what) {
		return reading(() -> MAPPER.readerFor(type).readValue(json), type, what);
	}

	static <T extends @Nullable Object> T read(String json, TypeRef<T> type, String what) {
		return reading(() -> MAPPER.readerFor(MAPPER.constructType(type.getType())).readValue(json), type.getType(),
				what);
	}

	private static <T extends @Nullable Object> T reading(Supplier<T> read, Type type, String what) {
		try {
			return read.get();
		}
		catch (RuntimeException ex) {
			throw new NonRetriableError("%s cannot be read as %s: %s".formatted(what, type.getTypeName(), reason(ex)),
					ex);
		}
	}

	private static @Nullable String reason(Throwable ex) {
		return (ex instanceof JacksonException jacksonException) ? jacksonException.getOriginalMessage()
				: ex.toString();
	}

}

package io.inngest.spring.protocol.sync;

import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads and writes registrations as JSON: keys always in the same order, without those
 * that have no value. Independent of how the application configures its own JSON.
 */
public final class SyncJson {

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
		.changeDefaultPropertyInclusion((inclusion) -> inclusion.withValueInclusion(Include.NON_NULL))
		.build();

	private SyncJson() {
	}

	/**
	 * Writes a value.
	 * @param value a registration, or another type of this package
	 * @return the JSON in UTF-8
	 */
	public static byte[] write(Object value) {
		// By way of a text, since half a surrogate pair cannot be written as UTF-8
		return MAPPER.writeValueAsString(value).getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * Reads an object.
	 * @param json what was received
	 * @return the object, or {@code null} if it is not one
	 */
	public static @Nullable ObjectNode readObject(byte[] json) {
		try {
			return (MAPPER.readTree(json) instanceof ObjectNode object) ? object : null;
		}
		catch (JacksonException ex) {
			return null;
		}
	}

}

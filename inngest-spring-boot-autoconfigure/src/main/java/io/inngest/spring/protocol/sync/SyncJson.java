package io.inngest.spring.protocol.sync;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes registrations as JSON: keys always in the same order, without those that have no
 * value. Independent of how the application configures its own JSON.
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
		return MAPPER.writeValueAsBytes(value);
	}

}

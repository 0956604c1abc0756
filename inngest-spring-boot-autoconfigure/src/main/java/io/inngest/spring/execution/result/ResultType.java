package io.inngest.spring.execution.result;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * The type of a step's result, known to be readable.
 *
 * @param type the type to read the result back as; {@code Object} where only {@code null}
 * can be read back
 * @param site where the step is called
 * @param <T> the type of the result
 */
public record ResultType<T extends @Nullable Object>(JavaType type, StepSite site) {

	T read(JsonMapper mapper, String json) {
		return mapper.readValue(json, this.type);
	}

}

package io.inngest.spring.execution.result;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectReader;

/**
 * The type of a step's result, known to be readable.
 *
 * @param reader reads the result back
 * @param site where the step is called
 * @param <T> the type of the result
 */
public record ResultType<T extends @Nullable Object>(ObjectReader reader, StepSite site) {

	/**
	 * Returns the type to read the result back as.
	 * @return the type; {@code Object} where only {@code null} can be read back
	 */
	JavaType type() {
		return this.reader.getValueType();
	}

	T read(String json) {
		return this.reader.readValue(json);
	}

}

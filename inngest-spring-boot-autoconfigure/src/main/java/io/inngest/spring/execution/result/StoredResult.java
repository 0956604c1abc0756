package io.inngest.spring.execution.result;

import org.jspecify.annotations.Nullable;

/**
 * A step's result as it is stored and as the handler gets it.
 *
 * @param json the stored form
 * @param value what was read back from it
 * @param <T> the type of the result
 */
public record StoredResult<T extends @Nullable Object>(String json, T value) {

}

package io.inngest.spring.execution.result;

import java.lang.reflect.Type;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.inngest.spring.NonRetriableError;
import io.inngest.spring.StepFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Determines the types of steps' results and refuses those that cannot be read back for
 * sure, before the step has done anything.
 */
public final class ResultTypes {

	private final JsonMapper mapper;

	private final ReadableTypes readable;

	private final Map<Type, ObjectReader> accepted = new ConcurrentHashMap<>();

	/**
	 * Creates the finder of result types.
	 * @param mapper the mapper that writes and reads results
	 */
	public ResultTypes(JsonMapper mapper) {
		this.mapper = mapper;
		this.readable = new ReadableTypes(mapper);
	}

	/**
	 * Returns the type to read a step's result back as.
	 * @param declared the type that the application has named, or {@code null}
	 * @param body the step's body
	 * @param site where the step is called
	 * @param <T> the type of the result
	 * @return the type
	 * @throws NonRetriableError if the type cannot be read back for sure, with a message
	 * that says what to write instead
	 */
	public <T extends @Nullable Object> ResultType<T> resolve(@Nullable Type declared, StepFunction<?, T> body,
			StepSite site) {
		Type type = (declared != null) ? declared : BodyTypes.of(body).result();
		ObjectReader reader = this.accepted.get(type);
		if (reader == null) {
			reader = this.mapper.readerFor(check(type, site)).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
			this.accepted.put(type, reader);
		}
		return new ResultType<>(reader, site);
	}

	private JavaType check(Type type, StepSite site) {
		Type vague = ReadableTypes.vaguePart(type);
		if (vague != null) {
			throw new NonRetriableError(
					"%s is of type %s, which cannot be read back: %s. Write: %s".formatted(site.result(),
							type.getTypeName(), ReadableTypes.describe(vague), site.withType(TypeText.of(type))));
		}
		JavaType javaType = this.mapper.constructType(type);
		String problem = this.readable.problem(javaType);
		if (problem != null) {
			throw new NonRetriableError("%s is of type %s, which cannot be read back: %s. Name a concrete type: %s"
				.formatted(site.result(), type.getTypeName(), problem, site.withType("…")));
		}
		return javaType;
	}

}

package io.inngest.spring.execution.result;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.inngest.spring.NonRetriableError;
import io.inngest.spring.StepBody;
import org.jspecify.annotations.Nullable;
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
	public <T extends @Nullable Object> ResultType<T> resolve(@Nullable Type declared, StepBody<T> body,
			StepSite site) {
		Type type = (declared != null) ? declared : BodyTypes.of(body);
		ObjectReader reader = this.accepted.get(type);
		if (reader == null) {
			reader = this.mapper.readerFor(check(type, site));
			this.accepted.put(type, reader);
		}
		return new ResultType<>(reader, site);
	}

	private JavaType check(Type type, StepSite site) {
		Type vague = vaguePart(type);
		if (vague != null) {
			String unknown = (vague instanceof Class) ? "the type argument of " + vague.getTypeName()
					: "what " + vague.getTypeName() + " is";
			throw new NonRetriableError("%s is of type %s, which cannot be read back: nothing tells %s. Write: %s"
				.formatted(site.result(), type.getTypeName(), unknown, site.withType(TypeText.of(type))));
		}
		JavaType javaType = this.mapper.constructType(type);
		String problem = this.readable.problem(javaType);
		if (problem != null) {
			throw new NonRetriableError("%s is of type %s, which cannot be read back: %s. Name a concrete type: %s"
				.formatted(site.result(), type.getTypeName(), problem, site.withType("…")));
		}
		return javaType;
	}

	private static @Nullable Type vaguePart(Type type) {
		if (type instanceof Class<?> raw) {
			return raw.isArray() ? vaguePart(raw.getComponentType())
					: (raw.getTypeParameters().length > 0) ? raw : null;
		}
		if (type instanceof ParameterizedType generic) {
			return vaguePart(generic.getActualTypeArguments());
		}
		if (type instanceof GenericArrayType array) {
			return vaguePart(array.getGenericComponentType());
		}
		if (type instanceof WildcardType wildcard) {
			return vaguePart(wildcard.getUpperBounds());
		}
		return (type instanceof TypeVariable) ? type : null;
	}

	private static @Nullable Type vaguePart(Type[] types) {
		return Arrays.stream(types)
			.map(ResultTypes::vaguePart)
			.filter((vague) -> vague != null)
			.findFirst()
			.orElse(null);
	}

}

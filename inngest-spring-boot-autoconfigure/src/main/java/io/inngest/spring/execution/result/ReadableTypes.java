package io.inngest.spring.execution.result;

import java.io.Serializable;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.AbstractDeserializer;
import tools.jackson.databind.deser.impl.UnsupportedTypeDeserializer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells which types cannot be read back for sure, and why: those that say too little, and
 * those of which a mapper cannot make values.
 */
final class ReadableTypes {

	private final JsonMapper mapper;

	ReadableTypes(JsonMapper mapper) {
		this.mapper = mapper;
	}

	/**
	 * Looks for what keeps the mapper from reading values of a type.
	 * @param type the type
	 * @return the problem in words, or {@code null} if there is none
	 */
	@Nullable String problem(JavaType type) {
		if (type.isJavaLangObject()) {
			return null;
		}
		String problem = ownProblem(type);
		return (problem == null && type.getContentType() != null) ? problem(type.getContentType()) : problem;
	}

	private @Nullable String ownProblem(JavaType type) {
		String name = type.getRawClass().getTypeName();
		try {
			ValueDeserializer<?> deserializer = this.mapper._deserializationContext().findRootValueDeserializer(type);
			if (deserializer instanceof AbstractDeserializer || type.hasRawClass(Serializable.class)) {
				return name + " has many implementations, and no @JsonTypeInfo tells them apart";
			}
			return (deserializer instanceof UnsupportedTypeDeserializer) ? "Jackson does not know " + name : null;
		}
		catch (JacksonException ex) {
			return "Jackson cannot read " + name + " (" + ex.getOriginalMessage() + ")";
		}
	}

	/**
	 * Looks for a part of a type that says too little.
	 * @param type the type
	 * @return an erased generic or a type variable, or {@code null} if there is none
	 */
	static @Nullable Type vaguePart(Type type) {
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
			.map(ReadableTypes::vaguePart)
			.filter((vague) -> vague != null)
			.findFirst()
			.orElse(null);
	}

	/**
	 * Says what is wrong with a part of a type that says too little.
	 * @param vague the part
	 * @return a clause
	 */
	static String describe(Type vague) {
		return "nothing tells " + ((vague instanceof Class) ? "the type argument of " + vague.getTypeName()
				: "what " + vague.getTypeName() + " is");
	}

}

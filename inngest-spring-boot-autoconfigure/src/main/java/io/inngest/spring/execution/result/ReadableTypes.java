package io.inngest.spring.execution.result;

import java.io.Serializable;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.AbstractDeserializer;
import tools.jackson.databind.deser.impl.UnsupportedTypeDeserializer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks a mapper whether it can make a value of a type.
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

}

package io.inngest.spring.function.argument;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;

import io.inngest.spring.Event;
import io.inngest.spring.NonRetriableError;
import io.inngest.spring.RunContext;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Binds events' data to the types that handlers ask for. Data that does not fit now will
 * not fit later: that is a {@link NonRetriableError}.
 */
public class EventDataBinder {

	private final JsonMapper mapper;

	private final DataValidator validator;

	/**
	 * Creates the binder.
	 * @param mapper the application's mapper
	 * @param validator checks what was bound
	 */
	public EventDataBinder(JsonMapper mapper, DataValidator validator) {
		this.mapper = mapper;
		this.validator = validator;
	}

	JavaType dataType(Type type) {
		JavaType javaType = this.mapper.constructType(type);
		return javaType.isJavaLangObject() ? this.mapper.constructType(Map.class) : javaType;
	}

	// The type argument of an event; a map if there is none
	JavaType payloadType(Type eventType) {
		return dataType(this.mapper.constructType(eventType).containedTypeOrUnknown(0));
	}

	// The original event of a failure is not validated: it may be what failed
	Event<Object> bindEvent(Event<JsonNode> event, JavaType type, RunContext run) {
		return event.withData(bind(event, type, run));
	}

	Object bindValid(Event<JsonNode> event, JavaType type, RunContext run) {
		Object data = bind(event, type, run);
		List<String> violations = this.validator.violations(data);
		if (!violations.isEmpty()) {
			throw new NonRetriableError("The data of event '%s' is not valid for function '%s' as %s: %s"
				.formatted(event.name(), run.functionId(), type.toCanonical(), String.join("; ", violations)));
		}
		return data;
	}

	private Object bind(Event<JsonNode> event, JavaType type, RunContext run) {
		JsonNode data = event.data();
		try {
			return this.mapper.treeToValue((data == null || data.isNull()) ? this.mapper.createObjectNode() : data,
					type);
		}
		catch (JacksonException ex) {
			throw new NonRetriableError("The data of event '%s' does not fit function '%s' as %s%s: %s"
				.formatted(event.name(), run.functionId(), type.toCanonical(), at(ex), ex.getOriginalMessage()), ex);
		}
	}

	private String at(JacksonException ex) {
		StringBuilder path = new StringBuilder();
		for (JacksonException.Reference reference : ex.getPath()) {
			if (reference.getPropertyName() == null) {
				path.append('[').append(reference.getIndex()).append(']');
			}
			else {
				path.append(path.isEmpty() ? "" : ".").append(reference.getPropertyName());
			}
		}
		return path.isEmpty() ? "" : ", at " + path;
	}

}

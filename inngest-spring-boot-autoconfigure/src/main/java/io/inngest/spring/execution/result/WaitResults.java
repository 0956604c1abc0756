package io.inngest.spring.execution.result;

import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.inngest.spring.ErrorDetails;
import io.inngest.spring.Event;
import io.inngest.spring.NonRetriableError;
import io.inngest.spring.StepError;
import io.inngest.spring.execution.memo.Memo;
import io.inngest.spring.execution.memo.StoredJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads what steps have waited for, and writes what they call functions with.
 */
public final class WaitResults {

	private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {
	};

	private static final String FINISHED = "inngest/function.finished";

	private final JsonMapper mapper;

	/**
	 * Creates the reader.
	 * @param mapper the application's mapper
	 */
	WaitResults(JsonMapper mapper) {
		this.mapper = mapper;
	}

	/**
	 * Reads the event that a step has waited for.
	 * @param id the step's id
	 * @param entry the memo's entry
	 * @param type the type of the event's data
	 * @param <T> the type of the event's data
	 * @return the event; empty if none has come
	 */
	public <T extends @Nullable Object> Optional<Event<T>> event(String id, Memo.Entry entry, Type type) {
		JsonNode event = tree(entry);
		if (event.isNull()) {
			return Optional.empty();
		}
		Map<String, Object> user = event.path("user").isObject() ? this.mapper.convertValue(event.get("user"), MAP)
				: Map.of();
		T data = read(id, event.path("data"), type);
		return Optional.of(new Event<>(text(event, "id"), event.path("name").asString(), data, user,
				Instant.ofEpochMilli(event.path("ts").asLong(0)), text(event, "v")));
	}

	private static @Nullable String text(JsonNode node, String property) {
		JsonNode value = node.get(property);
		return (value != null && value.isString()) ? value.stringValue() : null;
	}

	/**
	 * Reads the data of the signal that a step has waited for.
	 * @param id the step's id
	 * @param entry the memo's entry
	 * @param type the type of the data
	 * @param <T> the type of the data
	 * @return the data; empty if no signal has come, or one without data
	 */
	public <T> Optional<T> signal(String id, Memo.Entry entry, Class<T> type) {
		JsonNode data = tree(entry).path("data");
		return (data.isNull() || data.isMissingNode()) ? Optional.empty() : Optional.of(read(id, data, type));
	}

	/**
	 * Reads the output of a function that a step has called.
	 * @param id the step's id
	 * @param entry the memo's entry
	 * @param type the type of the output
	 * @param <T> the type of the output
	 * @return the output
	 * @throws StepError if the function was cancelled, for which an Inngest server gives
	 * the event that tells of it instead of an error
	 */
	@SuppressWarnings("TypeParameterUnusedInFormals") // the type is given as an argument
	public <T extends @Nullable Object> T output(String id, Memo.Entry entry, Type type) {
		JsonNode output = tree(entry);
		if (output.isObject() && FINISHED.equals(output.path("name").asString(""))
				&& output.path("data").has("function_id")) {
			String message = "Function '%s' was cancelled (run %s)".formatted(
					output.path("data").path("function_id").asString(""),
					output.path("data").path("run_id").asString(""));
			throw new StepError(id,
					new ErrorDetails("InngestInvokeCancelled", message, null, id, 1, List.of(), List.of()));
		}
		return read(id, output, type);
	}

	private JsonNode tree(Memo.Entry entry) {
		StoredJson json = (entry instanceof Memo.Data data) ? data.json() : ResultJson.NONE;
		return this.mapper.readTree(json.text());
	}

	@SuppressWarnings("TypeParameterUnusedInFormals") // the type is given as an argument
	private <T extends @Nullable Object> T read(String id, JsonNode value, Type type) {
		JavaType javaType = this.mapper.constructType(type);
		try {
			return this.mapper.treeToValue(value, javaType);
		}
		catch (RuntimeException ex) {
			throw new NonRetriableError("What step '%s' has waited for cannot be read as %s: %s".formatted(id,
					javaType.toCanonical(), ResultJson.reason(ex)), ex);
		}
	}

	/**
	 * Writes the data of the event that a function is called with.
	 * @param id the step's id
	 * @param data the data
	 * @return a JSON object
	 * @throws NonRetriableError if the data is no object
	 */
	public String invocationData(String id, @Nullable Object data) {
		if (data == null) {
			return "{}";
		}
		JsonNode tree;
		try {
			tree = this.mapper.valueToTree(data);
		}
		catch (RuntimeException ex) {
			throw new NonRetriableError("The data with which step '%s' calls a function cannot be written as JSON: %s"
				.formatted(id, ResultJson.reason(ex)), ex);
		}
		if (!(tree instanceof ObjectNode)) {
			throw new NonRetriableError(
					("The data with which step '%s' calls a function is a %s, but an event's data is "
							+ "a JSON object: pass a record or a map")
						.formatted(id, data.getClass().getSimpleName()));
		}
		return tree.toString();
	}

}

package io.inngest.spring.execution.result;

import java.util.ArrayList;
import java.util.List;

import io.inngest.spring.NonRetriableError;
import io.inngest.spring.execution.memo.StoredJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes results and outputs as JSON and reads them back, with the application's mapper.
 * To be used by one thread.
 */
public final class ResultJson implements AutoCloseable {

	/** The result of a step that has none. */
	public static final String NULL = "null";

	/** The stored result of a step that has none. */
	public static final StoredJson NONE = new StoredJson.Text(NULL);

	private static final String IDS = "ids";

	private final JsonMapper mapper;

	private final PartParser parts;

	/**
	 * Creates the converter.
	 * @param mapper the application's mapper
	 */
	public ResultJson(JsonMapper mapper) {
		this.mapper = mapper;
		this.parts = new PartParser(mapper);
	}

	/**
	 * Brings the result of a step into the form in which it is stored.
	 * @param value what the step's body returned
	 * @param type the type to read it back as
	 * @param <T> the type of the result
	 * @return the JSON and what is read back from it
	 * @throws NonRetriableError if the value cannot be written or not be read back
	 */
	public <T extends @Nullable Object> StoredResult<T> store(T value, ResultType<T> type) {
		if (value != null && type.type().isJavaLangObject()) {
			throw new NonRetriableError(
					"%s is of type Object, so it cannot be read back as the %s that it was. Write: %s".formatted(
							type.site().result(), value.getClass().getTypeName(),
							type.site().withType(TypeText.of(value.getClass()))));
		}
		String json = write(value, type);
		try {
			return new StoredResult<>(json, type.read(json));
		}
		catch (RuntimeException ex) {
			throw new NonRetriableError("%s was written as JSON, but cannot be read back as %s: %s"
				.formatted(type.site().result(), type.type().toCanonical(), reason(ex)), ex);
		}
	}

	private String write(@Nullable Object value, ResultType<?> type) {
		if (value == null) {
			return NULL;
		}
		try {
			return this.mapper.writerFor(type.type()).writeValueAsString(value);
		}
		catch (RuntimeException | StackOverflowError ex) {
			throw new NonRetriableError("%s is of type %s, which cannot be written as JSON: %s"
				.formatted(type.site().result(), type.type().toCanonical(), reason(ex)), ex);
		}
	}

	/**
	 * Reads a stored result.
	 * @param json the stored form
	 * @param type the type to read it as
	 * @param <T> the type of the result
	 * @return the result
	 */
	public <T extends @Nullable Object> T read(StoredJson json, ResultType<T> type) {
		return (json instanceof StoredJson.Part part) ? this.parts.read(part, type) : type.read(json.text());
	}

	/**
	 * Brings ids of sent events into the form in which Inngest stores them,
	 * {@code {"ids":[…]}}, whatever the application's mapper makes of property names.
	 * @param ids the ids
	 * @return the JSON and the ids
	 */
	public StoredResult<List<String>> storeIds(List<String> ids) {
		ObjectNode result = this.mapper.createObjectNode();
		ids.forEach(result.putArray(IDS)::add);
		return new StoredResult<>(result.toString(), List.copyOf(ids));
	}

	/**
	 * Reads the stored ids of sent events.
	 * @param json the stored form
	 * @return the ids
	 */
	public List<String> readIds(StoredJson json) {
		List<String> ids = new ArrayList<>();
		this.mapper.readTree(json.text()).path(IDS).forEach((id) -> ids.add(id.asString()));
		return List.copyOf(ids);
	}

	/**
	 * Writes what a handler returned.
	 * @param output the return value
	 * @param handler what to call the handler in messages
	 * @return the JSON
	 * @throws NonRetriableError if the value cannot be written
	 */
	public String writeOutput(@Nullable Object output, String handler) {
		try {
			return this.mapper.writeValueAsString(output);
		}
		catch (RuntimeException | StackOverflowError ex) {
			throw new NonRetriableError(
					"%s returned a value that cannot be written as JSON: %s".formatted(handler, reason(ex)), ex);
		}
	}

	/**
	 * Returns a converter for one call, which makes use of what is alike in its results.
	 * @return the converter, to be closed at the end of the call
	 */
	ResultJson forCall() {
		return new ResultJson(this.mapper);
	}

	@Override
	public void close() {
		this.parts.close();
	}

	static @Nullable String reason(Throwable ex) {
		return (ex instanceof JacksonException jacksonException) ? jacksonException.getOriginalMessage()
				: ex.toString();
	}

}

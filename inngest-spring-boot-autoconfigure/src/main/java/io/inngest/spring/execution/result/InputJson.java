package io.inngest.spring.execution.result;

import java.lang.reflect.Type;
import java.util.List;
import java.util.function.Supplier;

import io.inngest.spring.NonRetriableError;
import io.inngest.spring.StepFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.util.StringUtils;

/**
 * Writes inputs of steps as the lists of arguments that a server shows, and reads the
 * lists that somebody has edited there. An input that is an array in JSON is the list
 * itself, any other its only element.
 */
public final class InputJson {

	private static final int SHOWN_CHARACTERS = 200;

	private static final String MENDING = ". Start the run again with an input that fits";

	private final JsonMapper mapper;

	private final ReadableTypes readable;

	/**
	 * Creates the converter.
	 * @param mapper the application's mapper
	 */
	public InputJson(JsonMapper mapper) {
		this.mapper = mapper;
		this.readable = new ReadableTypes(mapper);
	}

	/**
	 * Writes an input.
	 * @param input the input
	 * @return the arguments as a JSON array
	 * @throws NonRetriableError if the input cannot be written
	 */
	public String write(StepInput<?> input) {
		String json = json(input);
		return isArray(json) ? json : "[" + json + "]";
	}

	private String json(StepInput<?> input) {
		try {
			return this.mapper.writeValueAsString(input.value());
		}
		catch (RuntimeException | StackOverflowError ex) {
			throw new NonRetriableError(
					"The input of step '%s' cannot be written as JSON: %s. Pass what can, such as an id"
						.formatted(input.stepId(), ResultJson.reason(ex)),
					ex);
		}
	}

	private static boolean isArray(String json) {
		return json.startsWith("[");
	}

	/**
	 * Reads an edited input as the type that the step's body takes.
	 * @param arguments the arguments as a JSON array
	 * @param own the input that the function itself has given
	 * @param body the step's body
	 * @param <I> the type of the input
	 * @return the input
	 * @throws NonRetriableError if it cannot be read, with a message that says what is
	 * expected
	 */
	public <I extends @Nullable Object> I read(String arguments, StepInput<I> own, StepFunction<I, ?> body) {
		Type declared = BodyTypes.of(body).input();
		JavaType type = this.mapper.constructType(declared);
		String refusal = "The edited input %s of step '%s' cannot be read as %s, which the step's body takes: "
			.formatted(StringUtils.truncate(arguments, SHOWN_CHARACTERS), own.stepId(), declared.getTypeName());
		String problem = problem(declared, type);
		if (problem != null) {
			throw new NonRetriableError(
					refusal + problem + ". Let the body take an array or a class of its own, or write "
							+ "it as a class that implements StepFunction<" + TypeText.of(declared) + ", …>");
		}
		if ((own.value() != null) ? isArray(json(own)) : isListLike(type)) {
			return fitting(() -> this.mapper.readerFor(type).readValue(arguments), refusal);
		}
		JavaType list = this.mapper.getTypeFactory().constructCollectionType(List.class, type);
		List<I> elements = fitting(() -> this.mapper.readerFor(list).readValue(arguments), refusal);
		if (elements.size() != 1) {
			throw new NonRetriableError(refusal + "one argument is expected, not " + elements.size() + MENDING);
		}
		return elements.get(0);
	}

	private static <R extends @Nullable Object> R fitting(Supplier<R> reading, String refusal) {
		try {
			return reading.get();
		}
		catch (RuntimeException ex) {
			throw new NonRetriableError(refusal + ResultJson.reason(ex) + MENDING, ex);
		}
	}

	private @Nullable String problem(Type declared, JavaType type) {
		Type vague = ReadableTypes.vaguePart(declared);
		if (vague != null) {
			return ReadableTypes.describe(vague);
		}
		return type.isJavaLangObject() ? "Object says nothing" : this.readable.problem(type);
	}

	private static boolean isListLike(JavaType type) {
		return type.isCollectionLikeType() || (type.isArrayType() && !type.hasRawClass(byte[].class));
	}

}

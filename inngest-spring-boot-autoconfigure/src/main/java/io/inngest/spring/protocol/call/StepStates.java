package io.inngest.spring.protocol.call;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Finds the states of steps in a body, without reading their values.
 */
final class StepStates {

	private final byte[] body;

	private final JsonParser parser;

	private StepStates(byte[] body, JsonParser parser) {
		this.body = body;
		this.parser = parser;
	}

	/**
	 * Reads the states.
	 * @param body what the parser reads
	 * @param parser at the beginning of the value
	 * @return the states by hash, in the order of the body
	 */
	static Map<String, StepState> read(byte[] body, JsonParser parser) {
		if (parser.currentToken() == JsonToken.VALUE_NULL) {
			return Map.of();
		}
		WireValues.requireObject(parser, "steps");
		Map<String, StepState> states = new LinkedHashMap<>();
		StepStates reader = new StepStates(body, parser);
		for (String hash = parser.nextName(); hash != null; hash = parser.nextName()) {
			states.put(hash, reader.next());
		}
		return states;
	}

	private StepState next() {
		JsonToken token = this.parser.nextToken();
		int start = tokenStart();
		if (token == JsonToken.START_OBJECT) {
			return object(start);
		}
		this.parser.skipChildren();
		this.parser.finishToken();
		return state((token == JsonToken.VALUE_NULL) ? StepState.Kind.DONE : StepState.Kind.DATA, start, position());
	}

	private StepState object(int start) {
		String name = this.parser.nextName();
		StepState.Kind kind = kind(name);
		if (kind != null) {
			this.parser.nextToken();
			int valueStart = tokenStart();
			this.parser.skipChildren();
			if (this.parser.nextName() == null) {
				return state(kind, valueStart, tokenStart());
			}
		}
		// Not wrapped, such as the event that a step has waited for.
		while (this.parser.currentToken() == JsonToken.PROPERTY_NAME) {
			this.parser.nextToken();
			this.parser.skipChildren();
			this.parser.nextToken();
		}
		return state(StepState.Kind.DATA, start, position());
	}

	private static StepState.@Nullable Kind kind(@Nullable String name) {
		if (name == null) {
			return null;
		}
		return switch (name) {
			case "data" -> StepState.Kind.DATA;
			case "error" -> StepState.Kind.ERROR;
			case "input" -> StepState.Kind.INPUT;
			default -> null;
		};
	}

	private StepState state(StepState.Kind kind, int start, int end) {
		int trimmed = end;
		while (this.body[trimmed - 1] <= ' ') {
			trimmed--;
		}
		return new StepState(kind, this.body, start, trimmed);
	}

	private int tokenStart() {
		return (int) this.parser.currentTokenLocation().getByteOffset();
	}

	private int position() {
		return (int) this.parser.currentLocation().getByteOffset();
	}

}

package io.inngest.spring.protocol.call;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads single values of a call, and says which one is not what it should be.
 */
final class WireValues {

	private WireValues() {
	}

	static void requireObject(JsonParser parser, String path) {
		if (parser.currentToken() != JsonToken.START_OBJECT) {
			throw wrong(path, "an object", parser);
		}
	}

	static @Nullable String text(JsonParser parser, String path) {
		return switch (parser.currentToken()) {
			case VALUE_STRING -> parser.getString();
			case VALUE_NULL -> null;
			default -> throw wrong(path, "a text", parser);
		};
	}

	static @Nullable Integer count(JsonParser parser, String path) {
		if (parser.currentToken() == JsonToken.VALUE_NULL) {
			return null;
		}
		if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT && parser.getIntValue() >= 0) {
			return parser.getIntValue();
		}
		throw wrong(path, "a whole number from 0 on", parser);
	}

	static boolean flag(JsonParser parser, String path) {
		return switch (parser.currentToken()) {
			case VALUE_TRUE -> true;
			case VALUE_FALSE, VALUE_NULL -> false;
			default -> throw wrong(path, "true or false", parser);
		};
	}

	static List<String> texts(JsonParser parser, String path) {
		if (parser.currentToken() == JsonToken.VALUE_NULL) {
			return List.of();
		}
		if (parser.currentToken() != JsonToken.START_ARRAY) {
			throw wrong(path, "an array", parser);
		}
		List<String> texts = new ArrayList<>();
		while (parser.nextToken() != JsonToken.END_ARRAY) {
			String text = text(parser, path + "[" + texts.size() + "]");
			if (text != null) {
				texts.add(text);
			}
		}
		return texts;
	}

	static UnreadableCallException wrong(String path, String expected, JsonParser parser) {
		return new UnreadableCallException(
				"'%s' of the call is not %s, but %s".formatted(path, expected, describe(parser.currentToken())));
	}

	private static String describe(@Nullable JsonToken token) {
		if (token == null) {
			return "nothing";
		}
		return switch (token) {
			case START_OBJECT -> "an object";
			case START_ARRAY -> "an array";
			case VALUE_STRING -> "a text";
			case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
			default -> token.asString();
		};
	}

}

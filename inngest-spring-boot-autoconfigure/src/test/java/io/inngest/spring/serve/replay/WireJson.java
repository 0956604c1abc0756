package io.inngest.spring.serve.replay;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

import org.springframework.core.io.Resource;

/**
 * JSON as the recordings have it: numbers are exact, long texts are abbreviated.
 */
final class WireJson {

	static final JsonMapper MAPPER = JsonMapper.builder()
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
		.build();

	private WireJson() {
	}

	static JsonNode read(Resource resource) {
		try (InputStream in = resource.getInputStream()) {
			return expand(MAPPER.readTree(in));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static JsonNode read(byte[] json) {
		return MAPPER.readTree(json);
	}

	/**
	 * A body as it goes over the wire.
	 */
	static byte[] bytes(JsonNode message) {
		JsonNode raw = message.path("rawBody");
		JsonNode body = message.path("body");
		if (raw.isString()) {
			return raw.stringValue().getBytes(StandardCharsets.UTF_8);
		}
		if (body.isNull() || body.isMissingNode()) {
			return new byte[0];
		}
		if (body.has("$text")) {
			return body.get("$text").stringValue().getBytes(StandardCharsets.UTF_8);
		}
		return MAPPER.writeValueAsBytes(body);
	}

	private static JsonNode expand(JsonNode node) {
		if (node instanceof ArrayNode array) {
			array.valueStream().map(WireJson::expand).toList().forEach((item) -> array.add(item));
			for (int i = array.size() / 2; i > 0; i--) {
				array.remove(0);
			}
		}
		else if (node.has("$repeat")) {
			JsonNode repeat = node.get("$repeat");
			return StringNode.valueOf(repeat.get("char").stringValue().repeat(repeat.get("count").intValue()));
		}
		else if (node instanceof ObjectNode object) {
			for (Map.Entry<String, JsonNode> property : object.properties().stream().toList()) {
				object.set(property.getKey(), expand(property.getValue()));
			}
		}
		return node;
	}

	/**
	 * Changes a value as a JSON merge patch does.
	 */
	static JsonNode patch(JsonNode target, JsonNode patch) {
		if (!patch.isObject()) {
			return patch;
		}
		ObjectNode result = (target instanceof ObjectNode object) ? object.deepCopy() : MAPPER.createObjectNode();
		for (Map.Entry<String, JsonNode> property : patch.properties()) {
			if (property.getValue().isNull()) {
				result.remove(property.getKey());
			}
			else {
				JsonNode old = result.path(property.getKey());
				result.set(property.getKey(), patch(old, property.getValue()));
			}
		}
		return result;
	}

}

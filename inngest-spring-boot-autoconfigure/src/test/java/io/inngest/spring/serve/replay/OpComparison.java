package io.inngest.spring.serve.replay;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Compares the ops that an answer reports, or that a checkpoint stores.
 */
final class OpComparison {

	private static final Set<String> WITH_ERROR_IN_DATA = Set.of("StepError", "StepFailed");

	private final Differences differences;

	OpComparison(Differences differences) {
		this.differences = differences;
	}

	/**
	 * Compares ops in any order.
	 */
	void compare(List<JsonNode> expected, List<JsonNode> actual) {
		this.differences.compareSets("op", ids(expected), ids(actual));
		Map<String, JsonNode> byId = actual.stream()
			.collect(Collectors.toMap(OpComparison::id, Function.identity(), (first, second) -> first));
		for (JsonNode op : expected) {
			JsonNode other = byId.get(id(op));
			if (other != null) {
				compare(op, other);
			}
		}
	}

	private void compare(JsonNode expected, JsonNode actual) {
		String what = "op " + expected.path("displayName").stringValue(id(expected));
		String kind = expected.path("op").stringValue("");
		this.differences.compareJson(what + ".op", expected.path("op"), actual.path("op"), Set.of());
		this.differences.compareJson(what + ".opts", options(expected), options(actual), Set.of());
		if (expected.has("displayName")) {
			this.differences.compareJson(what + ".displayName", expected.path("displayName"),
					actual.path("displayName"), Set.of());
		}
		if (!WITH_ERROR_IN_DATA.contains(kind)) {
			this.differences.compareJson(what + ".data", orNull(expected.path("data")), orNull(actual.path("data")),
					Set.of());
		}
		if (kind.equals("Sleep")) {
			this.differences.compare(what + ".duration", WireDuration.of(expected), WireDuration.of(actual));
		}
		JsonNode error = expected.path("error");
		this.differences.compare(what + ".error present", error.isObject(), actual.path("error").isObject());
		this.differences.compare(what + ".error.name", error.path("name"), actual.path("error").path("name"));
		this.differences.compare(what + ".error.message", error.path("message"), actual.path("error").path("message"));
	}

	private static List<String> ids(List<JsonNode> ops) {
		return ops.stream().map(OpComparison::id).toList();
	}

	static String id(JsonNode op) {
		return op.path("id").stringValue("");
	}

	private static JsonNode options(JsonNode op) {
		ObjectNode options = (op.path("opts") instanceof ObjectNode object) ? object.deepCopy()
				: WireJson.MAPPER.createObjectNode();
		if (op.path("op").stringValue("").equals("Sleep")) {
			options.remove("duration");
		}
		return options;
	}

	private static JsonNode orNull(JsonNode node) {
		return node.isMissingNode() ? JsonNodeFactory.instance.nullNode() : node;
	}

}

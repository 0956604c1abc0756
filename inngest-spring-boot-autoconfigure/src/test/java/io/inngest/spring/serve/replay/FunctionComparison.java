package io.inngest.spring.serve.replay;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

/**
 * Compares functions as they are registered, in any order.
 */
final class FunctionComparison {

	private FunctionComparison() {
	}

	static List<String> differences(JsonNode expected, JsonNode actual) {
		Differences differences = new Differences();
		differences.compareSets("function", ids(expected), ids(actual));
		Map<String, JsonNode> byId = actual.valueStream()
			.collect(Collectors.toMap(OpComparison::id, Function.identity(), (first, second) -> first));
		for (JsonNode function : expected) {
			JsonNode other = byId.get(OpComparison.id(function));
			if (other != null) {
				differences.compareJson(OpComparison.id(function), function, other, Set.of());
			}
		}
		return differences.found();
	}

	private static List<String> ids(JsonNode functions) {
		return functions.valueStream().map(OpComparison::id).toList();
	}

}

package io.inngest.spring.test.suite;

import java.util.List;
import java.util.Set;

import io.inngest.spring.test.EventReport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Leaves out of events what differs from run to run.
 */
final class ComparableEvents {

	private static final Set<String> VARYING = Set.of("id", "ts", "run_id", "stack", "correlation_id", "expire",
			// Only the embedded engine says why a run was cancelled
			"reason");

	private ComparableEvents() {
	}

	static String text(EventReport event) {
		return event.name() + " " + JsonMapper.shared().writeValueAsString(comparable(event.data().deepCopy()));
	}

	private static JsonNode comparable(JsonNode node) {
		if (node instanceof ObjectNode object) {
			object.remove(VARYING);
		}
		node.forEach(ComparableEvents::comparable);
		return sorted(node);
	}

	/**
	 * Brings properties into the order of their names, which engines and maps do not
	 * keep.
	 */
	static JsonNode sorted(JsonNode node) {
		node.forEach(ComparableEvents::sorted);
		if (node instanceof ObjectNode object) {
			List<String> names = object.propertyNames().stream().sorted().toList();
			for (String name : names) {
				JsonNode value = object.remove(name);
				object.set(name, value);
			}
		}
		return node;
	}

}

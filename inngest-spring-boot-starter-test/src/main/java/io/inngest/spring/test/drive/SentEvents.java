package io.inngest.spring.test.drive;

import java.util.List;

import tools.jackson.databind.JsonNode;

/**
 * What is stored of a step that has sent events.
 */
final class SentEvents {

	private static final String OP = "step.sendEvent";

	private SentEvents() {
	}

	static boolean areIn(String op) {
		return op.equals(OP);
	}

	static List<String> keys(JsonNode result) {
		return result.path("ids").valueStream().map(JsonNode::asString).toList();
	}

}

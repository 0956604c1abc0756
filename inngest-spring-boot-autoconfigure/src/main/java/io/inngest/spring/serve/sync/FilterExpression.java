package io.inngest.spring.serve.sync;

import java.util.stream.Collectors;

import io.inngest.spring.function.Trigger.FunctionFilter;

/**
 * Writes a filter on functions as the expression that a server evaluates.
 */
final class FilterExpression {

	private FilterExpression() {
	}

	// Sorted, since the server takes any difference for a change
	static String of(FunctionFilter filter) {
		return filter.functionIds()
			.stream()
			.sorted()
			.map((id) -> "event.data.function_id == " + quote(id))
			.collect(Collectors.joining(" || "));
	}

	private static String quote(String text) {
		return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
	}

}

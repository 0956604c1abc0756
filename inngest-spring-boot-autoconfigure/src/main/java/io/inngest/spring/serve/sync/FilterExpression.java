package io.inngest.spring.serve.sync;

import java.util.stream.Collectors;

import io.inngest.spring.function.Trigger;
import io.inngest.spring.function.Trigger.FunctionFilter;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a trigger demands of an event as the expression that a server evaluates.
 */
final class FilterExpression {

	private FilterExpression() {
	}

	static @Nullable String of(Trigger.OnEvent trigger) {
		FunctionFilter filter = trigger.filter();
		if (filter == null) {
			return trigger.condition();
		}
		return (trigger.condition() != null) ? "(%s) && (%s)".formatted(of(filter), trigger.condition()) : of(filter);
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

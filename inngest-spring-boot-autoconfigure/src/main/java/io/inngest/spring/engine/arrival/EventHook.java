package io.inngest.spring.engine.arrival;

import org.jspecify.annotations.Nullable;

/**
 * Which events a wait looks for.
 *
 * @param event the events' name
 * @param path where an event has the value by which the wait is found; empty if it has to
 * be asked about each event of the name
 * @param value that value
 * @param expression what an event that was found must fulfil; {@code null} for nothing
 */
public record EventHook(String event, String path, String value, @Nullable String expression) {

	/**
	 * Looks for any event of a name.
	 * @param event the name
	 * @return what to look for
	 */
	public static EventHook any(String event) {
		return new EventHook(event, "", "", null);
	}

}

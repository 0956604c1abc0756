package io.inngest.spring.function;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What starts a function.
 */
public sealed interface Trigger {

	/**
	 * An event.
	 *
	 * @param event the event's name, possibly ending in a wildcard
	 * @param filter which events of that name are meant; {@code null} for all
	 * @param condition an expression that is true of those that are meant; {@code null}
	 * for all
	 */
	record OnEvent(String event, @Nullable FunctionFilter filter, @Nullable String condition) implements Trigger {

		/**
		 * Creates a trigger without a condition.
		 * @param event the event's name, possibly ending in a wildcard
		 * @param filter which events of that name are meant; {@code null} for all
		 */
		public OnEvent(String event, @Nullable FunctionFilter filter) {
			this(event, filter, null);
		}

	}

	/**
	 * Picks the system events about the given functions.
	 *
	 * @param functionIds composite ids
	 */
	record FunctionFilter(Set<String> functionIds) {

		public FunctionFilter {
			functionIds = Set.copyOf(functionIds);
		}

	}

}

package io.inngest.spring.function.definition;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.inngest.spring.function.declaration.Origin;

/**
 * Checks the names of the events that trigger a function.
 */
class EventNames {

	private static final int MAX_LENGTH = 256;

	private static final int MAX_TRIGGERS = 10;

	void check(List<String> names, Origin origin) {
		if (names.size() > MAX_TRIGGERS) {
			throw origin.mistake("has %d triggers".formatted(names.size()),
					"Name at most %d events; a wildcard such as 'shop/*' covers several.".formatted(MAX_TRIGGERS));
		}
		Set<String> seen = new HashSet<>();
		for (String name : names) {
			check(name, "trigger", origin);
			if (!seen.add(name)) {
				throw origin.mistake("has two triggers on the event '%s'".formatted(name), "Remove one of them.");
			}
		}
	}

	void checkCancellation(String name, Origin origin) {
		check(name, "cancellation", origin);
		if (name.indexOf('*') >= 0) {
			throw origin.mistake("is cancelled by a wildcard: '%s'".formatted(name),
					"Name one event in each @CancelOn: wildcards start functions, but do not cancel them.");
		}
	}

	private void check(String name, String what, Origin origin) {
		if (name.isEmpty()) {
			throw origin.mistake("has a %s without an event's name".formatted(what),
					"Name the event, such as 'shop/order.placed'.");
		}
		if (name.length() > MAX_LENGTH) {
			throw origin.mistake("has a %s on an event's name of %d characters".formatted(what, name.length()),
					"Event names have at most %d characters.".formatted(MAX_LENGTH));
		}
		int wildcard = name.indexOf('*');
		if (wildcard >= 0 && !endsInWildcard(name, wildcard)) {
			throw origin.mistake("has a wildcard that matches no event: '%s'".formatted(name),
					"A wildcard stands at the end, after a slash or a dot, as in 'shop/*' or 'shop/order.*'.");
		}
	}

	private boolean endsInWildcard(String name, int wildcard) {
		return wildcard == name.length() - 1 && wildcard > 0
				&& (name.charAt(wildcard - 1) == '/' || name.charAt(wildcard - 1) == '.');
	}

}

package io.inngest.spring.serve.replay;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Collects in what an answer differs from the recorded one.
 */
final class Differences {

	private final List<String> found = new ArrayList<>();

	void add(String difference) {
		this.found.add(difference);
	}

	void compare(String what, @Nullable Object expected, @Nullable Object actual) {
		if (!Objects.equals(expected, actual)) {
			add("%s: expected %s, was %s".formatted(what, shorten(expected), shorten(actual)));
		}
	}

	/**
	 * Compares JSON, numbers by their value.
	 * @param ignored properties that may differ, wherever they are
	 */
	void compareJson(String path, JsonNode expected, JsonNode actual, Set<String> ignored) {
		if (expected.isObject() && actual.isObject()) {
			Set<String> names = new TreeSet<>(expected.propertyNames());
			names.addAll(actual.propertyNames());
			names.removeAll(ignored);
			names.forEach((name) -> compareJson(path + "." + name, expected.path(name), actual.path(name), ignored));
		}
		else if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
			for (int i = 0; i < expected.size(); i++) {
				compareJson(path + "[" + i + "]", expected.get(i), actual.get(i), ignored);
			}
		}
		else if (expected.isNumber() && actual.isNumber()) {
			if (expected.decimalValue().compareTo(actual.decimalValue()) != 0) {
				compare(path, expected, actual);
			}
		}
		else {
			compare(path, expected, actual);
		}
	}

	void compareSets(String what, List<String> expected, List<String> actual) {
		Set<String> missing = new HashSet<>(expected);
		actual.forEach(missing::remove);
		missing.forEach((item) -> add(what + " missing: " + item));
		List<String> unexpected = new ArrayList<>(actual);
		expected.forEach(unexpected::remove);
		unexpected.forEach((item) -> add(what + " unexpected: " + item));
	}

	List<String> found() {
		return List.copyOf(this.found);
	}

	private static String shorten(@Nullable Object value) {
		String text = String.valueOf(value);
		return (text.length() > 400) ? text.substring(0, 400) + "…" : text;
	}

}

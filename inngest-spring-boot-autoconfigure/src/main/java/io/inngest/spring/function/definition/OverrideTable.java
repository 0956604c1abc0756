package io.inngest.spring.function.definition;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import io.inngest.spring.function.FunctionOverrides;
import io.inngest.spring.function.InvalidFunctionException;

/**
 * Finds what the configuration says about a function. Ids are compared without dashes and
 * without regard to case.
 */
public class OverrideTable {

	/** What the properties of a function start with, before its id. */
	static final String PREFIX = "inngest.functions.";

	private static final FunctionOverrides NONE = new FunctionOverrides(null, null, null, null, null, null, null);

	private final Map<String, FunctionOverrides> overrides;

	/**
	 * Creates the table.
	 * @param overrides the overrides by function id as the configuration writes it
	 */
	public OverrideTable(Map<String, FunctionOverrides> overrides) {
		this.overrides = overrides;
	}

	FunctionOverrides find(String id) {
		return this.overrides.entrySet()
			.stream()
			.filter((entry) -> normalize(entry.getKey()).equals(normalize(id)))
			.map(Map.Entry::getValue)
			.findFirst()
			.orElse(NONE);
	}

	/**
	 * Checks that there is a function for each override.
	 * @param ids the ids of all functions that can be overridden
	 */
	public void checkAllKnown(Collection<String> ids) {
		List<String> known = ids.stream().map(this::normalize).toList();
		for (String key : this.overrides.keySet()) {
			if (!known.contains(normalize(key))) {
				throw new InvalidFunctionException(
						"The configuration names a function '%s' that does not exist.".formatted(key),
						List.of("properties '" + PREFIX + key + ".*'"),
						ids.isEmpty() ? "Remove the properties: there are no functions." : "Use the id of a function: "
								+ ids.stream().sorted().collect(Collectors.joining(", ")) + ".");
			}
		}
	}

	private String normalize(String id) {
		return id.replace("-", "").toLowerCase(Locale.ROOT);
	}

}

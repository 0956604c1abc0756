package io.inngest.spring.function.definition;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.inngest.spring.function.InvalidFunctionException;
import io.inngest.spring.function.declaration.Origin;

/**
 * The rules for ids of functions.
 */
public final class FunctionIds {

	private static final Pattern ID = Pattern.compile("[a-z0-9-]+");

	private FunctionIds() {
	}

	/**
	 * Checks the form of an id.
	 * @param id the id
	 * @param origin what has it
	 * @return the id
	 */
	public static String check(String id, Origin origin) {
		if (!ID.matcher(id).matches()) {
			throw origin.mistake("has an id that is not allowed: '%s'".formatted(id),
					"Write ids in lower-case letters, digits and dashes, such as 'import-images'.");
		}
		return id;
	}

	/**
	 * Checks the id of the application, with which the ids of its functions begin.
	 * @param appId the id
	 */
	public static void checkApplication(String appId) {
		if (appId.isBlank() || appId.chars().anyMatch(Character::isISOControl)) {
			throw new InvalidFunctionException(
					appId.isBlank() ? "The application has functions, but no id."
							: "The id of the application contains a control character.",
					List.of("property 'inngest.app-id', or 'spring.application.name' in its place"),
					"Set 'inngest.app-id' to a short name that stays the same, such as 'shop'.");
		}
	}

	/**
	 * Checks that no two functions have the same id.
	 * @param functions the functions
	 */
	public static void checkUnique(Collection<DefinedFunction> functions) {
		Map<String, Origin> seen = new HashMap<>();
		for (DefinedFunction function : functions) {
			String id = function.definition().id();
			Origin other = seen.put(id, function.origin());
			if (other != null) {
				throw new InvalidFunctionException("Two functions have the id '%s'.".formatted(id),
						List.of(other.location(), function.origin().location()), "Give one of them another id.");
			}
		}
	}

}

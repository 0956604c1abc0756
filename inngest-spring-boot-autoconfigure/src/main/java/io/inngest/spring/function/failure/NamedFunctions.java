package io.inngest.spring.function.failure;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

import io.inngest.spring.function.FunctionDefinition;
import io.inngest.spring.function.declaration.DeclaredHandler;
import io.inngest.spring.function.definition.Attributes;
import io.inngest.spring.function.definition.DefinedFunction;

/**
 * Finds the functions that a method's {@code functions} attribute means.
 */
class NamedFunctions {

	private final String appId;

	private final Attributes attributes;

	NamedFunctions(String appId, Attributes attributes) {
		this.appId = appId;
		this.attributes = attributes;
	}

	/**
	 * Returns composite ids.
	 * @param handler the method
	 * @param functions the functions that it may name; all of them are meant if it names
	 * none
	 * @param foreign whether it may also name functions of other applications
	 * @return the ids of the functions that the method is for
	 */
	Set<String> resolve(DeclaredHandler handler, Collection<DefinedFunction> functions, boolean foreign) {
		Set<String> known = functions.stream()
			.map((function) -> function.definition().compositeId())
			.collect(Collectors.toCollection(LinkedHashSet::new));
		if (handler.functions().isEmpty()) {
			return known;
		}
		Set<String> resolved = new LinkedHashSet<>();
		for (String name : handler.functions()) {
			String id = this.attributes.text(name, "functions", handler.origin());
			if (known.contains(this.appId + "-" + id)) {
				resolved.add(this.appId + "-" + id);
			}
			else if (known.contains(id) || (foreign && isForeign(id))) {
				resolved.add(id);
			}
			else {
				throw unknown(id, handler, functions, foreign);
			}
		}
		return resolved;
	}

	// Composite ids have a dash at least
	private boolean isForeign(String id) {
		return id.indexOf('-') > 0 && !id.startsWith(this.appId + "-");
	}

	private RuntimeException unknown(String id, DeclaredHandler handler, Collection<DefinedFunction> functions,
			boolean foreign) {
		String known = functions.stream()
			.map(DefinedFunction::definition)
			.map(FunctionDefinition::id)
			.sorted()
			.collect(Collectors.joining(", "));
		return handler.origin()
			.mistake(
					"names the function '%s', which %s".formatted(id,
							foreign ? "the application does not have" : "is not one of its bean"),
					(known.isEmpty() ? "There are no functions to name."
							: "Name one or several of these: " + known + ".")
							+ (foreign ? ""
									: " Failures and cancellations of other beans' functions are handled in a bean "
											+ "marked @InngestAdvice."));
	}

}

package io.inngest.spring.test.drive;

import java.util.List;

import io.inngest.spring.function.FunctionDefinition;
import io.inngest.spring.function.FunctionRegistry;
import io.inngest.spring.function.Trigger;

/**
 * The application's functions, as tests name them.
 */
final class KnownFunctions {

	private final FunctionRegistry functions;

	KnownFunctions(FunctionRegistry functions) {
		this.functions = functions;
	}

	/**
	 * Finds a function.
	 * @param id its id, with the application's id before it or without it
	 * @return the function
	 * @throws IllegalArgumentException if there is none
	 */
	FunctionDefinition find(String id) {
		FunctionDefinition function = this.functions.find(this.functions.compositeId(id));
		if (function != null) {
			return function;
		}
		List<String> known = this.functions.functions().stream().map(FunctionDefinition::id).sorted().toList();
		throw new IllegalArgumentException("There is no function '%s'; %s".formatted(id,
				known.isEmpty()
						? "there are none at all. Let the test find them: a component scan below a "
								+ "@SpringBootApplication, or @Import"
						: "there are %s".formatted(String.join(", ", known))));
	}

	/**
	 * Finds the name of an event that starts a function.
	 * @param function the function
	 * @return the name in its first trigger
	 * @throws IllegalArgumentException if there is no event of a known name
	 */
	static String startingEvent(FunctionDefinition function) {
		for (Trigger trigger : function.triggers()) {
			if (trigger instanceof Trigger.OnEvent event && !event.event().endsWith("*")) {
				return event.event();
			}
		}
		throw new IllegalArgumentException(("Function '%s' has no trigger that names an event. Send an event that "
				+ "starts it, or run a function that invokes it, and look at runsOf(\"%s\")")
			.formatted(function.id(), function.id()));
	}

}

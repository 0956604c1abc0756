package io.inngest.spring.function.failure;

import java.util.Collections;
import java.util.Set;

import io.inngest.spring.function.FunctionHandler;
import io.inngest.spring.function.declaration.DeclaredHandler;

/**
 * A method that handles one end of some functions' runs.
 *
 * @param declared the method as annotated
 * @param handler calls it
 * @param functionIds the composite ids of the functions it is for
 */
record RoutedMethod(DeclaredHandler declared, FunctionHandler handler, Set<String> functionIds) {

	boolean isFor(String functionId) {
		return this.functionIds.contains(functionId);
	}

	// Whether there are functions and errors for which either method would do
	boolean clashesWith(RoutedMethod other) {
		Set<Class<? extends Throwable>> errors = this.declared.errors();
		Set<Class<? extends Throwable>> others = other.declared.errors();
		boolean sameError = (errors.isEmpty() && others.isEmpty()) || !Collections.disjoint(errors, others);
		return sameError && !Collections.disjoint(this.functionIds, other.functionIds);
	}

}

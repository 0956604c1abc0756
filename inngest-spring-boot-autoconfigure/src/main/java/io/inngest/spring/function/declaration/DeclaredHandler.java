package io.inngest.spring.function.declaration;

import java.util.List;
import java.util.Set;

/**
 * A method for failures or cancellations as annotated.
 *
 * @param method the method to call
 * @param end what it handles
 * @param functions the functions it names; empty for all
 * @param errors the errors it names; empty for all
 * @param retries its number of retries
 */
public record DeclaredHandler(BeanMethod method, RunEnd end, List<String> functions,
		Set<Class<? extends Throwable>> errors, int retries) {

	public DeclaredHandler {
		functions = List.copyOf(functions);
		errors = Set.copyOf(errors);
	}

	/**
	 * Returns what mistakes of the method are about.
	 * @return the origin
	 */
	public Origin origin() {
		return new Origin("The " + this.end.annotation() + " method " + this.method.describe(), this.method.location());
	}

}

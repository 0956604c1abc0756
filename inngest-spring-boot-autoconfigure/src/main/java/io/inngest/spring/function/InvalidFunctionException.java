package io.inngest.spring.function;

import java.util.List;

/**
 * A function, or a handler of failures or cancellations, is declared in a way that cannot
 * work. Stops the start-up.
 */
public class InvalidFunctionException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String problem;

	private final transient List<String> locations;

	private final String action;

	/**
	 * Creates the exception.
	 * @param problem what is wrong, as a sentence
	 * @param locations where it is declared: class or method and bean, or a property
	 * @param action how to mend it, as a sentence
	 */
	public InvalidFunctionException(String problem, List<String> locations, String action) {
		super(problem + " Declared in: " + String.join("; ", locations) + ". " + action);
		this.problem = problem;
		this.locations = List.copyOf(locations);
		this.action = action;
	}

	/**
	 * Returns what is wrong.
	 * @return a sentence
	 */
	public String problem() {
		return this.problem;
	}

	/**
	 * Returns where it is declared.
	 * @return classes or methods with their beans, or a property; at least one
	 */
	public List<String> locations() {
		return this.locations;
	}

	/**
	 * Returns how to mend it.
	 * @return a sentence
	 */
	public String action() {
		return this.action;
	}

}

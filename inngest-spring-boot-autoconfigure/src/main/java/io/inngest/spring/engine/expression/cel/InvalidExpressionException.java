package io.inngest.spring.engine.expression.cel;

/**
 * An expression cannot be compiled, or is one that a server refuses.
 */
public class InvalidExpressionException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String problem;

	private final String action;

	/**
	 * Creates the exception.
	 * @param expression the expression
	 * @param problem what is wrong, going on after the expression
	 * @param action how to mend it, as a sentence
	 */
	public InvalidExpressionException(String expression, String problem, String action) {
		super("The expression '%s' %s. %s".formatted(expression, problem, action));
		this.problem = problem;
		this.action = action;
	}

	/**
	 * Returns what is wrong.
	 * @return a text that goes on after the expression
	 */
	public String problem() {
		return this.problem;
	}

	/**
	 * Returns how to mend it.
	 * @return a sentence
	 */
	public String action() {
		return this.action;
	}

}

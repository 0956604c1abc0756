package io.inngest.spring.function;

import org.jspecify.annotations.Nullable;

/**
 * Checks conditions on events while functions are defined, long before one is evaluated.
 */
public interface ConditionCheck {

	/** Takes any condition. */
	ConditionCheck NONE = new ConditionCheck() {

		@Override
		public @Nullable Mistake trigger(String expression) {
			return null;
		}

		@Override
		public @Nullable Mistake cancellation(String expression) {
			return null;
		}

	};

	/**
	 * Checks the condition of a trigger.
	 * @param expression the expression
	 * @return what is wrong with it; {@code null} if nothing is
	 */
	@Nullable Mistake trigger(String expression);

	/**
	 * Checks the condition of a cancellation, in which less is allowed.
	 * @param expression the expression
	 * @return what is wrong with it; {@code null} if nothing is
	 */
	@Nullable Mistake cancellation(String expression);

	/**
	 * What is wrong with a condition.
	 *
	 * @param problem what is wrong, going on after the condition
	 * @param action how to mend it, as a sentence
	 */
	record Mistake(String problem, String action) {

	}

}

package io.inngest.spring.autoconfigure;

import java.util.function.Consumer;

import io.inngest.spring.engine.expression.Conditions;
import io.inngest.spring.engine.expression.cel.InvalidExpressionException;
import io.inngest.spring.function.ConditionCheck;
import org.jspecify.annotations.Nullable;

/**
 * Checks conditions by compiling them, whichever engine evaluates them later.
 */
class CelConditionCheck implements ConditionCheck {

	private final Conditions conditions;

	CelConditionCheck(Conditions conditions) {
		this.conditions = conditions;
	}

	@Override
	public @Nullable Mistake trigger(String expression) {
		return check(expression, this.conditions::trigger);
	}

	@Override
	public @Nullable Mistake cancellation(String expression) {
		return check(expression, this.conditions::cancellation);
	}

	private @Nullable Mistake check(String expression, Consumer<String> compiler) {
		try {
			compiler.accept(expression);
			return null;
		}
		catch (InvalidExpressionException ex) {
			return new Mistake(ex.problem(), ex.action());
		}
	}

}

package io.inngest.spring.engine.expression;

import java.util.Optional;

import io.inngest.spring.engine.expression.cel.Absent;
import io.inngest.spring.engine.expression.cel.Evaluation;
import io.inngest.spring.engine.expression.cel.Expression;
import io.inngest.spring.engine.expression.cel.ValueText;
import io.inngest.spring.engine.expression.cel.Values;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A compiled condition on an event, or on two: the one that started a run, and a later
 * one. May be used by any number of threads.
 */
public final class Condition {

	private static final Logger logger = LoggerFactory.getLogger(Condition.class);

	private final String text;

	private final Expression expression;

	private final MatchKeys keys;

	Condition(String text, Expression expression) {
		this.text = text;
		this.expression = expression;
		this.keys = new MatchKeys(expression.root());
	}

	/**
	 * Returns the condition as it was written.
	 * @return the expression
	 */
	public String text() {
		return this.text;
	}

	/**
	 * Whether the condition is true of an event.
	 * @param event the event, {@code event} in the condition
	 * @return {@code false} also for what is neither true nor false, and for errors
	 */
	public boolean matches(ConditionEvent event) {
		return isTrue(evaluate(event, null), event.name());
	}

	/**
	 * Whether the condition is true of two events.
	 * @param event the event that started the run, {@code event} in the condition
	 * @param async the later event, {@code async} in the condition
	 * @return {@code false} also for what is neither true nor false, and for errors
	 */
	public boolean matches(ConditionEvent event, ConditionEvent async) {
		return isTrue(evaluate(event, async), async.name());
	}

	private boolean isTrue(Object result, String event) {
		if (!(result instanceof Boolean) && logger.isDebugEnabled()) {
			logger.debug("The condition '{}' on the event '{}' is neither true nor false: {}", this.text, event,
					(result instanceof Absent absent) ? absent.problem() : Values.typeName(result));
		}
		return Boolean.TRUE.equals(result);
	}

	/**
	 * Checks that the condition is one of a cancellation.
	 * @throws InvalidExpressionException if it uses more than a server allows there
	 */
	void checkCancellation() {
		CancellationRules.check(this.text, this.expression.root());
	}

	/**
	 * Evaluates the condition.
	 * @param event the event
	 * @param async the later event; {@code null} if there is none
	 * @return the value, or why there is none
	 */
	Object evaluate(ConditionEvent event, @Nullable ConditionEvent async) {
		Evaluation evaluation = this.expression.on(event.fields(), (async != null) ? async.fields() : null);
		Object result = evaluation.evaluate(this.expression.root());
		return (result == Absent.MISSING) ? false : result;
	}

	/**
	 * Whether any later event can make the condition true.
	 * @param event the event that started the run
	 * @return {@code false} if that one already makes it false
	 */
	public boolean canMatch(ConditionEvent event) {
		if (this.keys.allKnown()) {
			return matches(event);
		}
		Evaluation evaluation = this.expression.on(event.fields(), null);
		return this.keys.known().stream().map(evaluation::evaluate).allMatch(Values::truthy);
	}

	/**
	 * Returns what a later event must have for the condition to be true.
	 * @param event the event that started the run
	 * @return a necessary condition, though not a sufficient one; empty if any event may
	 * make it true
	 */
	public Optional<MatchKey> key(ConditionEvent event) {
		Evaluation evaluation = this.expression.on(event.fields(), null);
		MatchKey weak = null;
		for (MatchKeys.Comparison comparison : this.keys.comparisons()) {
			Object value = evaluation.evaluate(comparison.value());
			MatchKey key = new MatchKey(comparison.path(), ValueText.key(value));
			if (!(value instanceof Absent) && !Values.isNull(value)) {
				return Optional.of(key);
			}
			weak = (weak != null) ? weak : key;
		}
		return Optional.ofNullable(weak);
	}

}

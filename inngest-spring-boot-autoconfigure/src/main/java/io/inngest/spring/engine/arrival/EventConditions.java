package io.inngest.spring.engine.arrival;

import io.inngest.spring.engine.expression.Condition;
import io.inngest.spring.engine.expression.ConditionEvent;
import io.inngest.spring.engine.expression.Conditions;
import io.inngest.spring.engine.expression.MatchKey;
import io.inngest.spring.engine.store.StoredEvent;
import org.jspecify.annotations.Nullable;

/**
 * Conditions on the event that started a run and one that has come later.
 */
public class EventConditions {

	private final Conditions conditions;

	/**
	 * Creates the conditions.
	 * @param conditions compiles them
	 */
	public EventConditions(Conditions conditions) {
		this.conditions = conditions;
	}

	/**
	 * Makes out of a condition what an event can be compared with.
	 * @param event the name of the events that are looked for
	 * @param expression what they must fulfil; {@code null} for nothing
	 * @param trigger the event that started the run
	 * @return what to look for
	 * @throws io.inngest.spring.engine.expression.cel.InvalidExpressionException if the
	 * condition cannot be compiled
	 */
	public EventHook hook(String event, @Nullable String expression, StoredEvent trigger) {
		if (expression == null) {
			return EventHook.any(event);
		}
		Condition condition = this.conditions.waiting(expression);
		MatchKey key = condition.key(view(trigger)).orElse(null);
		return (key != null) ? new EventHook(event, key.path(), key.value(), expression)
				: new EventHook(event, "", "", expression);
	}

	/**
	 * Whether a condition is fulfilled.
	 * @param expression the condition; {@code null} for none
	 * @param trigger the event that started the run
	 * @param event the event that has come
	 * @return {@code false} also for a condition that this version cannot compile
	 */
	public boolean matches(@Nullable String expression, StoredEvent trigger, ConditionEvent event) {
		return expression == null || this.conditions.waiting(expression).matches(view(trigger), event);
	}

	/**
	 * Shows an event to a condition.
	 * @param event the event
	 * @return the event as conditions see it
	 */
	public static ConditionEvent view(StoredEvent event) {
		return new ConditionEvent(event.name(), event.data(), event.user(), event.id(), event.ts(), event.version());
	}

}

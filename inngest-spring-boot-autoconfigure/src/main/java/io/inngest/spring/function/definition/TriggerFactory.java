package io.inngest.spring.function.definition;

import java.util.ArrayList;
import java.util.List;

import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.function.FunctionOverrides;
import io.inngest.spring.function.Trigger;
import io.inngest.spring.function.declaration.DeclaredFunction;
import io.inngest.spring.function.declaration.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Makes the triggers of a function of its annotations and its overrides.
 */
class TriggerFactory {

	private final Attributes attributes;

	private final ConditionAttributes conditions;

	private final EventNames eventNames = new EventNames();

	TriggerFactory(Attributes attributes, ConditionAttributes conditions) {
		this.attributes = attributes;
		this.conditions = conditions;
	}

	List<Trigger.OnEvent> create(DeclaredFunction declared, FunctionOverrides overrides, Origin origin,
			Origin properties) {
		List<Trigger.OnEvent> triggers = new ArrayList<>();
		String event = event(declared.function(), overrides, origin, properties);
		String condition = condition(declared.function(), overrides, origin, properties);
		if (event != null) {
			triggers.add(new Trigger.OnEvent(event, null, condition));
		}
		else if (condition != null) {
			throw ((overrides.condition() != null) ? properties : origin).mistake("has a condition without an event",
					"Name the event in 'event', or write the condition into the @Trigger that it belongs to.");
		}
		declared.triggers()
			.forEach((trigger) -> triggers
				.add(new Trigger.OnEvent(this.attributes.text(trigger.event(), "@Trigger(event)", origin), null,
						this.conditions.ofTrigger(trigger.condition(), "@Trigger(condition)", origin))));
		this.eventNames.check(triggers.stream().map(Trigger.OnEvent::event).toList(), origin);
		return triggers;
	}

	private @Nullable String event(InngestFunction annotation, FunctionOverrides overrides, Origin origin,
			Origin properties) {
		if (overrides.event() != null) {
			this.eventNames.check(List.of(overrides.event()), properties);
			return overrides.event();
		}
		return annotation.event().isEmpty() ? null : this.attributes.text(annotation.event(), "event", origin);
	}

	private @Nullable String condition(InngestFunction annotation, FunctionOverrides overrides, Origin origin,
			Origin properties) {
		return (overrides.condition() != null)
				? this.conditions.ofTrigger(overrides.condition(), "condition", properties)
				: this.conditions.ofTrigger(annotation.condition(), "condition", origin);
	}

}

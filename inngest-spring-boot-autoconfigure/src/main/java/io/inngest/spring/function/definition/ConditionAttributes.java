package io.inngest.spring.function.definition;

import io.inngest.spring.function.ConditionCheck;
import io.inngest.spring.function.declaration.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Reads and checks conditions on events.
 */
class ConditionAttributes {

	private final Attributes attributes;

	private final ConditionCheck check;

	ConditionAttributes(Attributes attributes, ConditionCheck check) {
		this.attributes = attributes;
		this.check = check;
	}

	@Nullable String ofTrigger(String value, String attribute, Origin origin) {
		String condition = this.attributes.text(value, attribute, origin);
		return condition.isEmpty() ? null : checked(condition, this.check.trigger(condition), attribute, origin);
	}

	@Nullable String ofCancellation(String value, String attribute, Origin origin) {
		String condition = this.attributes.text(value, attribute, origin);
		return condition.isEmpty() ? null : checked(condition, this.check.cancellation(condition), attribute, origin);
	}

	private String checked(String condition, ConditionCheck.@Nullable Mistake mistake, String attribute,
			Origin origin) {
		if (mistake != null) {
			throw origin.mistake("has a condition in its attribute '%s' that %s: '%s'".formatted(attribute,
					mistake.problem(), condition), mistake.action());
		}
		return condition;
	}

}

package io.inngest.spring.function.definition;

import java.util.List;
import java.util.regex.Pattern;

import io.inngest.spring.annotation.CancelOn;
import io.inngest.spring.function.Cancellation;
import io.inngest.spring.function.declaration.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Makes the cancellations of a function of its annotations.
 */
class CancellationFactory {

	/** No server takes more. */
	private static final int MAX_CANCELLATIONS = 5;

	private static final Pattern PATH = Pattern.compile("[A-Za-z_]\\w*(\\.[A-Za-z_]\\w*|\\[\"[^\"\\\\]+\"])*");

	private final Attributes attributes;

	private final ConditionAttributes conditions;

	private final EventNames eventNames = new EventNames();

	CancellationFactory(Attributes attributes, ConditionAttributes conditions) {
		this.attributes = attributes;
		this.conditions = conditions;
	}

	List<Cancellation> create(List<CancelOn> annotations, Origin origin) {
		if (annotations.size() > MAX_CANCELLATIONS) {
			throw origin.mistake("is cancelled by %d events".formatted(annotations.size()),
					"Write at most %d @CancelOn, or let several senders send the same event."
						.formatted(MAX_CANCELLATIONS));
		}
		return annotations.stream().map((annotation) -> create(annotation, origin)).toList();
	}

	private Cancellation create(CancelOn annotation, Origin origin) {
		String event = this.attributes.text(annotation.event(), "@CancelOn(event)", origin);
		this.eventNames.checkCancellation(event, origin);
		String timeout = this.attributes.text(annotation.timeout(), "@CancelOn(timeout)", origin);
		return new Cancellation(event, condition(annotation, event, origin),
				timeout.isEmpty() ? null : this.attributes.positiveDuration(timeout, "@CancelOn(timeout)", origin));
	}

	private @Nullable String condition(CancelOn annotation, String event, Origin origin) {
		String condition = this.conditions.ofCancellation(annotation.condition(), "@CancelOn(condition)", origin);
		String match = this.attributes.text(annotation.match(), "@CancelOn(match)", origin);
		if (match.isEmpty()) {
			return condition;
		}
		if (condition != null) {
			throw origin.mistake("has both a match and a condition in its @CancelOn of '%s'".formatted(event),
					"Keep the condition, and add 'event.%s == async.%s &&' to it.".formatted(match, match));
		}
		if (!PATH.matcher(match).matches()) {
			throw origin.mistake("has no path in its attribute '@CancelOn(match)': '%s'".formatted(match),
					"Write the path of a field that both events have, such as 'data.orderId'. For anything else there "
							+ "is 'condition'.");
		}
		return this.conditions.ofCancellation("event.%s == async.%s".formatted(match, match), "@CancelOn(match)",
				origin);
	}

}

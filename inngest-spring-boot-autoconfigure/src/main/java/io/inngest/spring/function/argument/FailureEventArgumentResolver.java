package io.inngest.spring.function.argument;

import java.util.List;

import io.inngest.spring.Event;
import io.inngest.spring.FailureEvent;
import io.inngest.spring.function.Invocation;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;

/**
 * {@code FailureEvent<T>}: the failure, with the original event's data as {@code T}.
 */
class FailureEventArgumentResolver implements ArgumentResolver {

	private final EventDataBinder binder;

	private final SystemEventReader systemEvents;

	FailureEventArgumentResolver(EventDataBinder binder, SystemEventReader systemEvents) {
		this.binder = binder;
		this.systemEvents = systemEvents;
	}

	@Override
	public @Nullable Argument resolve(HandlerParameter parameter) {
		if (parameter.rawType() != FailureEvent.class) {
			return null;
		}
		if (!parameter.role().readsFailures()) {
			throw parameter.mistake("is there for failures only",
					"Move it to a method marked @OnFailure, or to a function whose only trigger is 'inngest/function.failed'.");
		}
		JavaType type = this.binder.payloadType(parameter.type());
		return (invocation) -> read(invocation, type);
	}

	private FailureEvent<?> read(Invocation invocation, JavaType type) {
		Event<JsonNode> event = invocation.event();
		Event<Object> original = this.binder.bindEvent(this.systemEvents.originalEvent(event), type,
				invocation.context());
		List<Event<Object>> originals = this.systemEvents.originalEvents(event)
			.stream()
			.map((one) -> this.binder.bindEvent(one, type, invocation.context()))
			.toList();
		return new FailureEvent<>(this.systemEvents.functionId(event), this.systemEvents.runId(event),
				this.systemEvents.error(event), original, originals);
	}

}

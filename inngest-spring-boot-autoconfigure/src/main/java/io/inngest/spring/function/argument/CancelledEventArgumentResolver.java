package io.inngest.spring.function.argument;

import java.util.List;

import io.inngest.spring.CancelledEvent;
import io.inngest.spring.Event;
import io.inngest.spring.function.Invocation;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;

/**
 * {@code CancelledEvent<T>}: the cancellation, with the original event's data as
 * {@code T}.
 */
class CancelledEventArgumentResolver implements ArgumentResolver {

	private final EventDataBinder binder;

	private final SystemEventReader systemEvents;

	CancelledEventArgumentResolver(EventDataBinder binder, SystemEventReader systemEvents) {
		this.binder = binder;
		this.systemEvents = systemEvents;
	}

	@Override
	public @Nullable Argument resolve(HandlerParameter parameter) {
		if (parameter.rawType() != CancelledEvent.class) {
			return null;
		}
		if (!parameter.role().readsCancellations()) {
			throw parameter.mistake("is there for cancellations only",
					"Move it to a method marked @OnCancelled, or to a function whose only trigger is 'inngest/function.cancelled'.");
		}
		JavaType type = this.binder.payloadType(parameter.type());
		return (invocation) -> read(invocation, type);
	}

	private CancelledEvent<?> read(Invocation invocation, JavaType type) {
		Event<JsonNode> event = invocation.event();
		Event<Object> original = this.binder.bindEvent(this.systemEvents.originalEvent(event), type,
				invocation.context());
		List<Event<Object>> originals = this.systemEvents.originalEvents(event)
			.stream()
			.map((one) -> this.binder.bindEvent(one, type, invocation.context()))
			.toList();
		return new CancelledEvent<>(this.systemEvents.functionId(event), this.systemEvents.runId(event),
				this.systemEvents.reason(event), original, originals);
	}

}

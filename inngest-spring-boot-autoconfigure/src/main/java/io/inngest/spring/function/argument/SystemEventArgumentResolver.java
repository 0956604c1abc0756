package io.inngest.spring.function.argument;

import java.util.List;

import io.inngest.spring.CancelledEvent;
import io.inngest.spring.Event;
import io.inngest.spring.FailureEvent;
import io.inngest.spring.function.Invocation;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;

/**
 * {@code FailureEvent<T>} and {@code CancelledEvent<T>}: the system event, with the
 * original events' data as {@code T}.
 */
class SystemEventArgumentResolver implements ArgumentResolver {

	private final EventDataBinder binder;

	private final SystemEventReader systemEvents;

	SystemEventArgumentResolver(EventDataBinder binder, SystemEventReader systemEvents) {
		this.binder = binder;
		this.systemEvents = systemEvents;
	}

	@Override
	public @Nullable Argument resolve(HandlerParameter parameter) {
		if (parameter.rawType() == FailureEvent.class) {
			if (!parameter.role().readsFailures()) {
				throw parameter.mistake("is there for failures only",
						"Move it to a method marked @OnFailure, or to a function whose only trigger is 'inngest/function.failed'.");
			}
			JavaType type = this.binder.payloadType(parameter.type());
			return (invocation) -> failure(invocation, type);
		}
		if (parameter.rawType() == CancelledEvent.class) {
			if (!parameter.role().readsCancellations()) {
				throw parameter.mistake("is there for cancellations only",
						"Move it to a method marked @OnCancelled, or to a function whose only trigger is 'inngest/function.cancelled'.");
			}
			JavaType type = this.binder.payloadType(parameter.type());
			return (invocation) -> cancellation(invocation, type);
		}
		return null;
	}

	private FailureEvent<?> failure(Invocation invocation, JavaType type) {
		Event<JsonNode> event = invocation.event();
		return new FailureEvent<>(this.systemEvents.functionId(event), this.systemEvents.runId(event),
				this.systemEvents.error(event), original(invocation, type), originals(invocation, type));
	}

	private CancelledEvent<?> cancellation(Invocation invocation, JavaType type) {
		Event<JsonNode> event = invocation.event();
		return new CancelledEvent<>(this.systemEvents.functionId(event), this.systemEvents.runId(event),
				this.systemEvents.reason(event), original(invocation, type), originals(invocation, type));
	}

	private Event<Object> original(Invocation invocation, JavaType type) {
		return this.binder.bindEvent(this.systemEvents.originalEvent(invocation.event()), type, invocation.context());
	}

	private List<Event<Object>> originals(Invocation invocation, JavaType type) {
		return this.systemEvents.originalEvents(invocation.event())
			.stream()
			.map((event) -> this.binder.bindEvent(event, type, invocation.context()))
			.toList();
	}

}

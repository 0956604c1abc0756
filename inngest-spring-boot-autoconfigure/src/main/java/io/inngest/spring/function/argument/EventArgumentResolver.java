package io.inngest.spring.function.argument;

import io.inngest.spring.Event;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;

/**
 * {@code Event<T>}: the event that triggered the function; for handlers of failures and
 * cancellations the one that triggered the function they handle.
 */
class EventArgumentResolver implements ArgumentResolver {

	private final EventDataBinder binder;

	private final SystemEventReader systemEvents;

	EventArgumentResolver(EventDataBinder binder, SystemEventReader systemEvents) {
		this.binder = binder;
		this.systemEvents = systemEvents;
	}

	@Override
	public @Nullable Argument resolve(HandlerParameter parameter) {
		if (parameter.rawType() != Event.class) {
			return null;
		}
		JavaType type = this.binder.payloadType(parameter.type());
		if (parameter.role().isFunction()) {
			return (invocation) -> invocation.event()
				.withData(this.binder.bindValid(invocation.event(), type, invocation.context()));
		}
		return (invocation) -> this.binder.bindEvent(this.systemEvents.originalEvent(invocation.event()), type,
				invocation.context());
	}

}

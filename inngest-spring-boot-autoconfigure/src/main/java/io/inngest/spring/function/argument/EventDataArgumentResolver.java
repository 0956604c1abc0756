package io.inngest.spring.function.argument;

import java.util.Collection;

import io.inngest.spring.Event;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;

import org.springframework.beans.BeanUtils;
import org.springframework.core.ResolvableType;

/**
 * The event's data, as the parameter's type: whatever the other strategies leave.
 */
class EventDataArgumentResolver implements ArgumentResolver {

	private final EventDataBinder binder;

	EventDataArgumentResolver(EventDataBinder binder) {
		this.binder = binder;
	}

	@Override
	public @Nullable Argument resolve(HandlerParameter parameter) {
		if (!parameter.role().isFunction()) {
			return null;
		}
		rejectSeveralEvents(parameter);
		if (!parameter.isMarkedAsData() && !canBeData(parameter.rawType())) {
			return null;
		}
		JavaType type = this.binder.dataType(parameter.type());
		return (invocation) -> this.binder.bindValid(invocation.event(), type, invocation.context());
	}

	// Data is always an object, and our own types mean something else
	private boolean canBeData(Class<?> type) {
		return !BeanUtils.isSimpleValueType(type) && !Throwable.class.isAssignableFrom(type)
				&& !type.getPackageName().equals(Event.class.getPackageName());
	}

	private void rejectSeveralEvents(HandlerParameter parameter) {
		ResolvableType type = ResolvableType.forType(parameter.type());
		ResolvableType element = type.isArray() ? type.getComponentType() : type.as(Collection.class).getGeneric(0);
		if (element.resolve() == Event.class) {
			throw parameter.mistake("asks for several events, but a function is called with one",
					"Take an 'Event<T>' instead.");
		}
	}

}

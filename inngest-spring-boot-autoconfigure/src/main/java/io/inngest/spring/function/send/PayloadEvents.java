package io.inngest.spring.function.send;

import io.inngest.spring.Event;
import io.inngest.spring.InvalidEventException;
import io.inngest.spring.annotation.InngestEvent;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.env.PropertyResolver;

/**
 * Makes events of payloads whose class names its event.
 */
public class PayloadEvents {

	private final PropertyResolver placeholders;

	private final ClassValue<String> names = new ClassValue<>() {

		@Override
		protected String computeValue(Class<?> type) {
			String name = findName(type);
			return (name != null) ? PayloadEvents.this.placeholders.resolveRequiredPlaceholders(name) : "";
		}

	};

	/**
	 * Creates the reader.
	 * @param placeholders resolves placeholders in event names
	 */
	public PayloadEvents(PropertyResolver placeholders) {
		this.placeholders = placeholders;
	}

	/**
	 * Whether a class names its event.
	 * @param type the payload's class
	 * @return {@code true} if it is annotated
	 */
	public boolean isPayload(Class<?> type) {
		return !this.names.get(type).isEmpty();
	}

	/**
	 * Makes an event of a payload.
	 * @param payload the payload, or an event, which is returned as it is
	 * @return the event
	 * @throws InvalidEventException if the payload's class does not name its event
	 */
	public Event<?> eventOf(Object payload) {
		if (payload instanceof Event<?> event) {
			return event;
		}
		String name = this.names.get(payload.getClass());
		if (name.isEmpty()) {
			throw new InvalidEventException(
					"%s does not name an event. Annotate it with @InngestEvent(\"…\") or send it with a name"
						.formatted(payload.getClass().getName()));
		}
		return Event.of(name, payload);
	}

	private static @Nullable String findName(Class<?> type) {
		InngestEvent annotation = AnnotatedElementUtils.findMergedAnnotation(type, InngestEvent.class);
		return (annotation != null) ? annotation.value() : null;
	}

}

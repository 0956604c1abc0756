package io.inngest.spring;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A run was cancelled ({@code inngest/function.cancelled}).
 *
 * @param functionId the composite id of the function, {@code <app-id>-<function id>}
 * @param runId the id of the run that was cancelled
 * @param reason why, such as {@code api}; {@code null} when an Inngest server sent the
 * event, which gives no reason
 * @param event the event that started it, the first one of a batch
 * @param events all events that started it
 * @param <T> the type of the original event's payload
 */
public record CancelledEvent<T extends @Nullable Object>(String functionId, String runId, @Nullable String reason,
		Event<T> event, List<Event<T>> events) {

	public CancelledEvent {
		events = List.copyOf(events);
	}

}

package io.inngest.spring;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A function has failed for good ({@code inngest/function.failed}).
 *
 * @param functionId the composite id of the function, {@code <app-id>-<function id>}
 * @param runId the id of the run that failed
 * @param error what it failed with
 * @param event the event that started it, the first one of a batch
 * @param events all events that started it
 * @param <T> the type of the original event's payload
 */
public record FailureEvent<T extends @Nullable Object>(String functionId, String runId, ErrorDetails error,
		Event<T> event, List<Event<T>> events) {

	public FailureEvent {
		events = List.copyOf(events);
	}

}

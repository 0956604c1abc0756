package io.inngest.spring.function;

import java.util.List;

import io.inngest.spring.Event;
import io.inngest.spring.RunContext;
import io.inngest.spring.Step;
import tools.jackson.databind.JsonNode;

/**
 * What a handler's arguments are made of.
 *
 * @param events the events that started the run, at least one, with their data unread
 * @param step the steps of the run
 * @param context the run
 */
public record Invocation(List<Event<JsonNode>> events, Step step, RunContext context) {

	/**
	 * Returns the first event.
	 * @return the event
	 */
	public Event<JsonNode> event() {
		return this.events.get(0);
	}

}

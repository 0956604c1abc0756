package io.inngest.spring.protocol.call;

import java.util.Collections;
import java.util.List;
import java.util.Map;

import io.inngest.spring.Event;
import tools.jackson.databind.JsonNode;

/**
 * What the body of a call says.
 *
 * @param context the call itself
 * @param events the events that started the run
 * @param steps the steps that the server knows, by hash
 */
public record CallRequest(RequestContext context, List<Event<JsonNode>> events, Map<String, StepState> steps) {

	public CallRequest {
		events = List.copyOf(events);
		steps = Collections.unmodifiableMap(steps);
	}

	/**
	 * Returns a copy with the state that the call left out.
	 * @param events the events that started the run
	 * @param steps the steps that the server knows
	 * @return the copy
	 */
	public CallRequest withState(List<Event<JsonNode>> events, Map<String, StepState> steps) {
		return new CallRequest(this.context, events, steps);
	}

}

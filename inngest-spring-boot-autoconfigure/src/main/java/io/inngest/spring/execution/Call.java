package io.inngest.spring.execution;

import java.util.List;

import io.inngest.spring.Event;
import io.inngest.spring.execution.memo.Memo;
import io.inngest.spring.function.FunctionDefinition;
import tools.jackson.databind.JsonNode;

/**
 * One call of a function.
 *
 * @param function the function
 * @param runId the run
 * @param events the events that started the run
 * @param memo the steps that have finished
 * @param attempt how often the first step that is not in the memo, or the code before it,
 * was tried already. At {@code maxAttempts} all attempts were used up by crashes: that
 * step is then recorded as failed without being run
 * @param maxAttempts how often a step, or the code between steps, is tried at most. The
 * engine's decision, which may have been taken before the function was last changed
 * @param cancelling whether the run is being cancelled: nothing begins any more but what
 * rolls back
 */
public record Call(FunctionDefinition function, String runId, List<Event<JsonNode>> events, Memo memo, int attempt,
		int maxAttempts, boolean cancelling) {

	public Call {
		events = List.copyOf(events);
	}

	/**
	 * Creates a call of a run that goes on.
	 * @param function the function
	 * @param runId the run
	 * @param events the events that started the run
	 * @param memo the steps that have finished
	 * @param attempt how often the step that is next was tried already
	 * @param maxAttempts how often it is tried at most
	 */
	public Call(FunctionDefinition function, String runId, List<Event<JsonNode>> events, Memo memo, int attempt,
			int maxAttempts) {
		this(function, runId, events, memo, attempt, maxAttempts, false);
	}

}

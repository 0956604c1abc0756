package io.inngest.spring.test.replay;

import java.util.List;
import java.util.Map;

import io.inngest.spring.Event;
import io.inngest.spring.execution.memo.Memo;
import tools.jackson.databind.JsonNode;

/**
 * What is stored of a run.
 *
 * @param runId the run's id
 * @param functionId the composite id of its function
 * @param events the events that have started it
 * @param steps what its steps have come to, in the order of completion
 * @param waits the labels of the steps that it waits in, by their hashes
 * @param end what the run has come to
 */
public record RecordedRun(String runId, String functionId, List<Event<JsonNode>> events, List<RecordedStep> steps,
		Map<String, String> waits, End end) {

	public RecordedRun {
		events = List.copyOf(events);
		steps = List.copyOf(steps);
	}

	/**
	 * A step that is over.
	 *
	 * @param hash what it is stored under
	 * @param label its id, with a colon and its number if it is a repeat
	 * @param entry what it has come to
	 */
	public record RecordedStep(String hash, String label, Memo.Entry entry) {

	}

	/**
	 * What a run has come to, as far as a replay could tell.
	 */
	public enum End {

		/** The function has returned. */
		COMPLETED,

		/** It has failed for good. */
		FAILED,

		/** It was cancelled. */
		CANCELLED,

		/** It has not ended. */
		OPEN

	}

}

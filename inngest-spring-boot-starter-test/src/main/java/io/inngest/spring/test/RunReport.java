package io.inngest.spring.test;

import java.util.List;

import io.inngest.spring.ErrorDetails;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How a run stands.
 *
 * @param runId the run's id
 * @param functionId the composite id of its function
 * @param status what it has come to
 * @param output what the function has returned; {@code null} if it has not completed
 * @param error what it has failed with; {@code null} if it has not failed
 * @param steps the steps that are over, in the order of completion
 */
public record RunReport(String runId, String functionId, Status status, @Nullable JsonNode output,
		@Nullable ErrorDetails error, List<StepReport> steps) {

	public RunReport {
		steps = List.copyOf(steps);
	}

	/**
	 * Whether the run has ended.
	 * @return {@code true} if nothing more will happen to it
	 */
	public boolean hasEnded() {
		return this.status != Status.RUNNING;
	}

	/**
	 * What a run has come to.
	 */
	public enum Status {

		/** It goes on, or waits. */
		RUNNING,

		/** The function has returned. */
		COMPLETED,

		/** It has failed for good. */
		FAILED,

		/** It was cancelled. */
		CANCELLED

	}

}

package io.inngest.spring.engine.query;

import java.time.Instant;

import io.inngest.spring.ErrorDetails;
import org.jspecify.annotations.Nullable;

/**
 * A step that is finished, or a sleep that lasts.
 *
 * @param id the step's id as the application wrote it
 * @param index 0 for the first occurrence of the id in the run, n for the n-th repeat
 * @param name the display name
 * @param op the kind of step: {@code step.run}, {@code step.sendEvent} or
 * {@code step.sleep}
 * @param status what it has come to
 * @param output the result as JSON; {@code null} for none
 * @param error what it failed with, if it failed
 * @param attempts how often it was tried
 * @param startedAt when its last attempt, or the sleep, began
 * @param endedAt when it ended; for a sleep that lasts, when it will
 */
public record StepView(String id, int index, String name, String op, Status status, @Nullable String output,
		@Nullable ErrorDetails error, int attempts, Instant startedAt, Instant endedAt) {

	/**
	 * What a step has come to.
	 */
	public enum Status {

		/** It has a result. */
		COMPLETED,

		/** It has failed for good. */
		FAILED,

		/** It is a sleep that is not over. */
		SLEEPING,

		/** It was a sleep when the run was cancelled. */
		CANCELLED

	}

}

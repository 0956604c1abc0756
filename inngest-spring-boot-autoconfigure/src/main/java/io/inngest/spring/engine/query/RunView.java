package io.inngest.spring.engine.query;

import java.time.Instant;
import java.util.List;

import io.inngest.spring.ErrorDetails;
import org.jspecify.annotations.Nullable;

/**
 * A run with its finished steps.
 *
 * @param runId the run's id
 * @param functionId the composite id of its function
 * @param status what it is doing or has come to
 * @param event the event that started it
 * @param attempt the zero-based number of the current or next attempt; 0 when it has
 * ended
 * @param dueAt when it goes on, if it waits
 * @param createdAt when it was created
 * @param startedAt when it first started
 * @param endedAt when it ended
 * @param output the output as JSON, if it completed
 * @param error what it failed with; what its last attempt failed with, if it is to be
 * tried again
 * @param reason why it was cancelled, if it was
 * @param steps its finished steps, in the order in which they were finished
 * @param waits what it waits for
 */
public record RunView(String runId, String functionId, Status status, EventView event, int attempt,
		@Nullable Instant dueAt, Instant createdAt, @Nullable Instant startedAt, @Nullable Instant endedAt,
		@Nullable String output, @Nullable ErrorDetails error, @Nullable String reason, List<StepView> steps,
		List<Wait> waits) {

	public RunView {
		steps = List.copyOf(steps);
		waits = List.copyOf(waits);
	}

	/**
	 * What a run is doing or has come to.
	 */
	public enum Status {

		/** Waiting for its turn. */
		QUEUED,

		/** Executing. */
		RUNNING,

		/** Waiting for a sleep to be over. */
		SLEEPING,

		/** Waiting for an event, a signal or another run. */
		WAITING,

		/** Waiting for its next attempt. */
		RETRYING,

		/** Being cancelled: what was done in sagas is being rolled back. */
		CANCELLING,

		/** The handler has returned. */
		COMPLETED,

		/** Failed for good. */
		FAILED,

		/** Cancelled from outside. */
		CANCELLED;

		/**
		 * Whether the run has ended.
		 * @return {@code true} if nothing more will happen to it
		 */
		public boolean isEnded() {
			return this == COMPLETED || this == FAILED || this == CANCELLED;
		}

	}

	/**
	 * A step that was begun and is not over.
	 *
	 * @param stepId the step's id
	 * @param index 0, or the number of the repeat
	 * @param name the display name
	 * @param op the kind of step
	 * @param subject the event, the signal or the function that it waits for;
	 * {@code null} if it waits for a time
	 * @param since since when
	 * @param until when it is over, or tried again, if nothing comes
	 * @param attempts how often it was tried
	 * @param error what the last attempt failed with; {@code null} if it did not fail
	 */
	public record Wait(String stepId, int index, String name, String op, @Nullable String subject, Instant since,
			Instant until, int attempts, @Nullable ErrorDetails error) {

	}

}

package io.inngest.spring.test;

import java.time.Instant;

import io.inngest.spring.ErrorDetails;
import org.jspecify.annotations.Nullable;

/**
 * What a run waits for: a sleep, an event, a signal, another run, or its next attempt.
 *
 * @param id the step's id; {@code null} if the code between steps is to be tried again
 * @param index 0 for the first occurrence of the id in the run, n for the n-th repeat
 * @param op the kind of step, such as {@code step.sleep} or {@code step.waitForEvent}
 * @param subject the event, the signal or the function that it waits for; {@code null} if
 * it waits for a time
 * @param until when it goes on if nothing comes
 * @param attempts how often it was tried; 0 for what is not run
 * @param error what the last attempt failed with; {@code null} if it did not fail
 */
public record WaitReport(@Nullable String id, int index, String op, @Nullable String subject, Instant until,
		int attempts, @Nullable ErrorDetails error) {

	/**
	 * Returns the id, which is unique in the run.
	 * @return the id, followed by a colon and the index if it is a repeat; {@code null}
	 * if the code between steps is to be tried again
	 */
	public @Nullable String label() {
		return (this.id != null) ? StepReport.label(this.id, this.index) : null;
	}

}

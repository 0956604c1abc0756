package io.inngest.spring.test;

import java.time.Duration;
import java.time.Instant;

import io.inngest.spring.ErrorDetails;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A step that is over.
 *
 * @param id its id
 * @param index 0 for the first occurrence of the id in the run, n for the n-th repeat
 * @param op the kind of step, such as {@code step.run}, {@code step.sleep} or
 * {@code step.rollback}
 * @param result its result, a JSON {@code null} if there is none; {@code null} if it has
 * failed
 * @param error what it has failed with; {@code null} if it has not failed
 * @param attempts how often it was tried; 1 for a step that is not run, such as a sleep
 * @param startedAt when its last attempt, or the wait, began
 * @param endedAt when it was over
 */
public record StepReport(String id, int index, String op, @Nullable JsonNode result, @Nullable ErrorDetails error,
		int attempts, Instant startedAt, Instant endedAt) {

	/** The kind of a step that sleeps. */
	static final String SLEEP = "step.sleep";

	/** The kind of a step that takes back another one. */
	static final String ROLLBACK = "step.rollback";

	/**
	 * Returns the id, which is unique in the run.
	 * @return the id, followed by a colon and the index if it is a repeat
	 */
	public String label() {
		return label(this.id, this.index);
	}

	static String label(String id, int index) {
		return (index > 0) ? id + ":" + index : id;
	}

	/**
	 * Whether the step has failed for good.
	 * @return {@code false} if it has a result
	 */
	public boolean hasFailed() {
		return this.error != null;
	}

	/**
	 * Returns how long the last attempt, or the wait, has lasted.
	 * @return the duration, on the test's clock
	 */
	public Duration duration() {
		return Duration.between(this.startedAt, this.endedAt);
	}

}

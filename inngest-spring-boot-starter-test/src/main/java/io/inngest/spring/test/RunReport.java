package io.inngest.spring.test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.inngest.spring.ErrorDetails;
import org.assertj.core.api.AssertProvider;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How a run stands: a snapshot. AssertJ's own {@code assertThat(run)} leads to
 * {@link RunAssert}.
 *
 * @param runId the run's id
 * @param functionId the composite id of its function
 * @param status what it has come to
 * @param event the event that has started it
 * @param startedAt when it was started
 * @param endedAt when it ended; {@code null} if it has not
 * @param output what the function has returned; {@code null} if it has not completed
 * @param error what it has failed with; {@code null} if it has not failed
 * @param steps the steps that are over, in the order of completion
 * @param waits what it waits for; empty if it has ended
 * @param sentEvents the events that its {@code step.sendEvent} steps have sent
 * @param handlers the runs that its failure or cancellation has started: of its
 * function's own handlers and of advice beans
 */
public record RunReport(String runId, String functionId, Status status, EventReport event, Instant startedAt,
		@Nullable Instant endedAt, @Nullable JsonNode output, @Nullable ErrorDetails error, List<StepReport> steps,
		List<WaitReport> waits, List<EventReport> sentEvents,
		List<RunReport> handlers) implements AssertProvider<RunAssert> {

	public RunReport {
		steps = List.copyOf(steps);
		waits = List.copyOf(waits);
		sentEvents = List.copyOf(sentEvents);
		handlers = List.copyOf(handlers);
	}

	/**
	 * Whether the run has ended.
	 * @return {@code true} if nothing more will happen to it
	 */
	public boolean hasEnded() {
		return this.status != Status.RUNNING;
	}

	/**
	 * Finds a step that is over.
	 * @param label its id, with a colon and the index if it is a repeat, such as
	 * {@code copy-product:1}
	 * @return the step; empty if there is none, or it is not over
	 */
	public Optional<StepReport> step(String label) {
		return this.steps.stream().filter((step) -> step.label().equals(label)).findFirst();
	}

	/**
	 * Returns how long the run has slept in {@code step.sleep} and
	 * {@code step.sleepUntil}.
	 * @return the sum of its sleeps that are over, those side by side counted each
	 */
	public Duration slept() {
		return this.steps.stream()
			.filter((step) -> step.op().equals(StepReport.SLEEP))
			.map(StepReport::duration)
			.reduce(Duration.ZERO, Duration::plus);
	}

	/**
	 * Returns the steps that have taken back what others had done.
	 * @return the rollbacks that did not fail, in the order of completion
	 */
	public List<StepReport> rollbacks() {
		return this.steps.stream().filter((step) -> step.op().equals(StepReport.ROLLBACK)).toList();
	}

	/**
	 * Returns what has happened in the run, for people to read.
	 * @return several lines: each step with its time, attempts and result
	 */
	public String timeline() {
		return new Timeline(this).text();
	}

	@Override
	public RunAssert assertThat() {
		return new RunAssert(this);
	}

	@Override
	public String toString() {
		return timeline();
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

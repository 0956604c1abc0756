package io.inngest.spring.sample.web;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.inngest.spring.ErrorDetails;
import io.inngest.spring.engine.query.RunView;
import io.inngest.spring.engine.query.StepView;
import org.jspecify.annotations.Nullable;

/**
 * A run as the sample shows it: errors in a line, outputs as the JSON that they are.
 *
 * @param runId the run's id
 * @param functionId the id of the function
 * @param status what the run is doing or has come to
 * @param event the name of the event that started it
 * @param eventId the id of that event; the id of the other run if it tells of a run's end
 * @param createdAt when the run was created
 * @param dueAt when it goes on, if it waits
 * @param endedAt when it ended
 * @param output what the handler returned
 * @param error what it failed with; if it is to be tried again, the last attempt
 * @param steps the steps that have ended, first one first
 * @param waits the steps that it waits for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RunResponse(String runId, String functionId, RunView.Status status, String event, String eventId,
		Instant createdAt, @Nullable Instant dueAt, @Nullable Instant endedAt, @JsonRawValue @Nullable String output,
		@Nullable String error, List<StepResponse> steps,
		@JsonInclude(JsonInclude.Include.NON_EMPTY) List<WaitResponse> waits) {

	static RunResponse of(RunView run) {
		return new RunResponse(run.runId(), run.functionId(), run.status(), run.event().name(), run.event().id(),
				run.createdAt(), run.dueAt(), run.endedAt(), value(run.output()), line(run.error()),
				run.steps().stream().map(StepResponse::of).toList(),
				run.waits().stream().map(WaitResponse::of).toList());
	}

	private static @Nullable String value(@Nullable String output) {
		return "null".equals(output) ? null : output;
	}

	private static @Nullable String line(@Nullable ErrorDetails error) {
		return (error != null) ? "%s: %s".formatted(error.name(), error.message()) : null;
	}

	/**
	 * A step as the sample shows it.
	 *
	 * @param id the step's id
	 * @param status what has become of the step
	 * @param attempts how often it was tried
	 * @param output its value
	 * @param error what it failed with
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record StepResponse(String id, StepView.Status status, int attempts, @JsonRawValue @Nullable String output,
			@Nullable String error) {

		static StepResponse of(StepView step) {
			return new StepResponse(step.id(), step.status(), step.attempts(), value(step.output()),
					line(step.error()));
		}

	}

	/**
	 * A step that is not over.
	 *
	 * @param id the step's id
	 * @param subject the event, the signal or the function that it waits for; nothing if
	 * it waits for a time
	 * @param until when it goes on at the latest
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record WaitResponse(String id, @Nullable String subject, Instant until) {

		static WaitResponse of(RunView.Wait wait) {
			return new WaitResponse(wait.stepId(), wait.subject(), wait.until());
		}

	}

}

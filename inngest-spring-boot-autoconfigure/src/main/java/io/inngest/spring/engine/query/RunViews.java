package io.inngest.spring.engine.query;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

import io.inngest.spring.ErrorDetails;
import io.inngest.spring.engine.query.RunRepository.RunRow;
import io.inngest.spring.engine.query.RunView.Status;
import io.inngest.spring.engine.wait.WaitKind;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes views from rows.
 */
class RunViews {

	private final JsonMapper jsonMapper;

	private final Clock clock;

	RunViews(JsonMapper jsonMapper, Clock clock) {
		this.jsonMapper = jsonMapper;
		this.clock = clock;
	}

	RunView view(RunRow row, List<StepEntity> steps, List<WaitEntity> waits) {
		RunEntity run = row.run();
		QueueEntity queue = row.queue();
		Status status = status(run, queue, waits);
		String error = (queue != null && status == Status.RETRYING) ? queue.lastError : run.error;
		Long startedAt = (queue != null) ? queue.startedAt : run.startedAt;
		Instant dueAt = (queue != null && !queue.leased) ? Instant.ofEpochMilli(queue.dueAt) : null;
		return new RunView(run.runId, run.functionId, status, row.event().view(), attempt(queue), dueAt,
				Instant.ofEpochMilli(run.createdAt), instantOrNull(startedAt), instantOrNull(run.endedAt), run.output,
				error(error), run.reason, steps.stream().map((step) -> view(step, run)).toList(),
				waits.stream().map(this::view).toList());
	}

	private int attempt(@Nullable QueueEntity queue) {
		// A claim counts the attempt that it begins.
		if (queue == null) {
			return 0;
		}
		return queue.leased ? queue.attempt - 1 : queue.attempt;
	}

	private Status status(RunEntity run, @Nullable QueueEntity queue, List<WaitEntity> waits) {
		if (queue == null) {
			// The row in the queue goes in the same commit in which the run ends.
			return run.status.equals("RUNNING") ? Status.QUEUED : Status.valueOf(run.status);
		}
		if (run.status.equals(Status.CANCELLING.name())) {
			return Status.CANCELLING;
		}
		if (queue.leased) {
			return Status.RUNNING;
		}
		if (queue.lastError != null) {
			return Status.RETRYING;
		}
		if (queue.startedAt == null || queue.dueAt <= this.clock.millis()) {
			return Status.QUEUED;
		}
		return waits.stream()
			.map((wait) -> status(WaitKind.valueOf(wait.kind)))
			.max(Comparator.naturalOrder())
			.orElse(Status.SLEEPING);
	}

	// The last of them says most.
	private static Status status(WaitKind kind) {
		return switch (kind) {
			case EVENT, SIGNAL, INVOKE -> Status.WAITING;
			case RETRY -> Status.RETRYING;
			case SLEEP, CANCELLATION -> Status.SLEEPING;
		};
	}

	private RunView.Wait view(WaitEntity wait) {
		return new RunView.Wait(wait.stepId, wait.index, wait.name, WaitKind.valueOf(wait.kind).op(), wait.subject,
				Instant.ofEpochMilli(wait.since), Instant.ofEpochMilli(wait.dueAt), wait.attempts, error(wait.error));
	}

	private StepView view(StepEntity step, RunEntity run) {
		return new StepView(step.stepId, step.index, step.name, step.op, status(step, run), step.data,
				error(step.error), step.attempts, Instant.ofEpochMilli(step.startedAt),
				Instant.ofEpochMilli(step.endedAt));
	}

	private StepView.Status status(StepEntity step, RunEntity run) {
		if (step.error != null) {
			return StepView.Status.FAILED;
		}
		long until = (run.endedAt != null) ? run.endedAt : this.clock.millis();
		if (step.wakeAt == null || step.wakeAt <= until) {
			return StepView.Status.COMPLETED;
		}
		return (run.endedAt != null) ? StepView.Status.CANCELLED : StepView.Status.SLEEPING;
	}

	private @Nullable ErrorDetails error(@Nullable String json) {
		return (json != null) ? this.jsonMapper.readValue(json, ErrorDetails.class) : null;
	}

	private static @Nullable Instant instantOrNull(@Nullable Long millis) {
		return (millis != null) ? Instant.ofEpochMilli(millis) : null;
	}

}

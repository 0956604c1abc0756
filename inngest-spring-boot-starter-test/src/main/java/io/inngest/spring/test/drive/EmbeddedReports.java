package io.inngest.spring.test.drive;

import java.util.ArrayList;
import java.util.List;

import io.inngest.spring.engine.query.EventView;
import io.inngest.spring.engine.query.RunQueries;
import io.inngest.spring.engine.query.RunView;
import io.inngest.spring.engine.query.StepView;
import io.inngest.spring.test.EventReport;
import io.inngest.spring.test.RunReport;
import io.inngest.spring.test.RunReport.Status;
import io.inngest.spring.test.StepReport;
import io.inngest.spring.test.WaitReport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes reports of what the embedded engine tells of its runs.
 */
final class EmbeddedReports {

	private static final String RETRY = "retry";

	private final RunQueries queries;

	EmbeddedReports(RunQueries queries) {
		this.queries = queries;
	}

	RunReport report(RunView run) {
		Status status = run.status().isEnded() ? Status.valueOf(run.status().name()) : Status.RUNNING;
		boolean handled = status == Status.FAILED || status == Status.CANCELLED;
		List<RunView> handlers = handled ? this.queries.handlersOf(run.runId()) : List.of();
		return report(run, status, handlers.stream().map(this::report).toList());
	}

	private RunReport report(RunView run, Status status, List<RunReport> handlers) {
		return new RunReport(run.runId(), run.functionId(), status, report(run.event()), run.createdAt(), run.endedAt(),
				(status == Status.COMPLETED) ? json(run.output()) : null,
				(status == Status.FAILED) ? run.error() : null,
				run.steps().stream().filter(EmbeddedReports::isOver).map(EmbeddedReports::report).toList(), waits(run),
				sentEvents(run), handlers);
	}

	private static boolean isOver(StepView step) {
		return step.status() == StepView.Status.COMPLETED || step.status() == StepView.Status.FAILED;
	}

	private static StepReport report(StepView step) {
		return new StepReport(step.id(), step.index(), step.op(), (step.error() != null) ? null : json(step.output()),
				step.error(), step.attempts(), step.startedAt(), step.endedAt());
	}

	private static List<WaitReport> waits(RunView run) {
		List<WaitReport> waits = new ArrayList<>();
		for (StepView step : run.steps()) {
			if (step.status() == StepView.Status.SLEEPING) {
				waits.add(new WaitReport(step.id(), step.index(), step.op(), null, step.endedAt(), 0, null));
			}
		}
		for (RunView.Wait wait : run.waits()) {
			waits.add(new WaitReport(wait.stepId(), wait.index(), wait.op(), wait.subject(), wait.until(),
					wait.attempts(), wait.error()));
		}
		if (run.status() == RunView.Status.RETRYING && run.waits().isEmpty() && run.dueAt() != null
				&& run.error() != null) {
			waits.add(new WaitReport(run.error().stepId(), 0, RETRY, null, run.dueAt(), run.attempt(), run.error()));
		}
		return waits;
	}

	private List<EventReport> sentEvents(RunView run) {
		List<EventReport> sent = new ArrayList<>();
		for (StepView step : run.steps()) {
			if (SentEvents.areIn(step.op()) && step.output() != null) {
				SentEvents.keys(json(step.output()))
					.forEach((key) -> this.queries.findEvent(key).map(EmbeddedReports::report).ifPresent(sent::add));
			}
		}
		return sent;
	}

	static EventReport report(EventView event) {
		return new EventReport(event.key(), event.id(), event.name(), json(event.data()));
	}

	private static JsonNode json(@Nullable String text) {
		return (text != null) ? JsonMapper.shared().readTree(text) : JsonMapper.shared().nullNode();
	}

}

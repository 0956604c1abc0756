package io.inngest.spring.test.drive;

import java.util.List;
import java.util.stream.Stream;

import io.inngest.spring.test.RunReport;
import io.inngest.spring.test.StepReport;
import io.inngest.spring.test.WaitReport;
import io.inngest.spring.test.intervention.Intervention;
import io.inngest.spring.test.intervention.TestedStep;

/**
 * Tells why something that a test wanted to do to a step has not taken place.
 */
final class UnusedInterventions {

	private final DrivenEngine engine;

	UnusedInterventions(DrivenEngine engine) {
		this.engine = engine;
	}

	void check(List<Intervention> unused) {
		if (!unused.isEmpty()) {
			throw new AssertionError(String.join("\n", unused.stream().map(this::describe).toList()));
		}
	}

	private String describe(Intervention intervention) {
		TestedStep step = intervention.step();
		return "%s(\"%s\", \"%s\") has not taken place: %s".formatted(intervention.method(), step.functionId(),
				step.label(), reason(step));
	}

	private String reason(TestedStep step) {
		List<RunReport> runs = this.engine.runsOf(step.functionId());
		if (runs.isEmpty()) {
			return "there was no run of the function. Send the event that starts it, and let it run";
		}
		List<String> ops = runs.stream().flatMap((run) -> ops(run, step.label())).distinct().toList();
		if (!ops.isEmpty()) {
			return ("the step is a %s, which has no body, or it was over before this was said. Send what it waits for, "
					+ "let time pass, or say it before the step comes")
				.formatted(ops.get(0));
		}
		List<String> labels = runs.stream().flatMap(UnusedInterventions::labels).distinct().toList();
		return "no run came to such a step; there were %s. A repeat of an id has a number, as in \"id:1\""
			.formatted(labels.isEmpty() ? "none" : String.join(", ", labels));
	}

	private static Stream<String> ops(RunReport run, String label) {
		return Stream.concat(run.steps().stream().filter((step) -> step.label().equals(label)).map(StepReport::op),
				run.waits().stream().filter((wait) -> label.equals(wait.label())).map(WaitReport::op));
	}

	private static Stream<String> labels(RunReport run) {
		return Stream.concat(run.steps().stream().map(StepReport::label),
				run.waits().stream().map((wait) -> String.valueOf(wait.label())));
	}

}

package io.inngest.spring.sample.check;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.inngest.spring.sample.check.StoredRuns.Step;
import io.inngest.spring.sample.recorded.StepLog;
import io.inngest.spring.sample.recorded.StepLog.Execution;
import io.inngest.spring.sample.recorded.StepLog.Moment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares the stored steps with the executions of their bodies.
 */
public class BodiesCheck {

	/** A process that lives for this long after a body's end has seen its commit. */
	private static final long COMMIT_MILLIS = 1000;

	private final StepLog log;

	private final List<Step> steps;

	/**
	 * Prepares the comparison.
	 * @param log the executions
	 * @param stored the steps
	 */
	public BodiesCheck(StepLog log, StoredRuns stored) {
		this.log = log;
		this.steps = stored.steps();
	}

	/**
	 * No body was run again once its result was committed, and what is stored is the
	 * result of an execution.
	 */
	public void assertNotRunAgain() {
		Findings findings = new Findings();
		withBody((step, executions) -> {
			findings.check(() -> assertNoneBeganAfter(step, executions));
			findings.check(() -> assertStored(step, executions));
			findings.check(() -> assertCounted(step, executions));
		});
		this.steps.stream()
			.collect(Collectors.groupingBy(Step::runId))
			.forEach((runId, steps) -> findings.check(() -> assertPositions(steps)));
		findings.assertNone();
	}

	/**
	 * A process that has seen a body succeed has either stored that or died. That holds
	 * as long as nothing else happens to processes.
	 */
	public void assertOneSuccessPerProcess() {
		Findings findings = new Findings();
		withBody((step, executions) -> findings.check(() -> assertOneSuccessPerProcess(step, executions)));
		findings.assertNone();
	}

	private void withBody(BodyCheck check) {
		this.steps.stream()
			.filter(Step::hasBody)
			.forEach((step) -> check.check(step, this.log.executions(step.runId(), step.label())));
	}

	private void assertNoneBeganAfter(Step step, List<Execution> executions) {
		assertThat(executions).as("No execution begins after the end of the one that is stored; %s", step)
			.isNotEmpty()
			.allSatisfy((execution) -> assertThat(execution.beganAt()).isLessThanOrEqualTo(step.endedAt()));
	}

	private void assertStored(Step step, List<Execution> executions) {
		if (step.crashed()) {
			assertThat(executions).as("%s", step).extracting(Execution::last).doesNotContain(Moment.OK);
		}
		else {
			assertThat(executions).as("One of the executions is stored; %s", step).anyMatch(step::isResultOf);
		}
	}

	private void assertOneSuccessPerProcess(Step step, List<Execution> executions) {
		for (int i = 0; i < executions.size() - 1; i++) {
			Execution earlier = executions.get(i);
			if (earlier.last() == Moment.OK) {
				assertThat(executions.subList(i + 1, executions.size())).as("%s: %s", step, executions)
					.extracting(Execution::process)
					.doesNotContain(earlier.process());
			}
		}
	}

	private void assertCounted(Step step, List<Execution> executions) {
		// A step that is cut off in the call that has stored the one before it is not
		// counted: that would cost a statement per step.
		int notCounted = (step.position() > 1) ? 1 : 0;
		assertThat(step.attempts()).as("%s", step).isPositive();
		if (executions.stream().anyMatch(Execution::beside)) {
			// One crash cuts off several, and is counted once
			return;
		}
		assertThat(executions).as("Executions, at most as many as attempts; %s", step)
			.hasSizeLessThanOrEqualTo(step.attempts() + notCounted);
	}

	private void assertPositions(List<Step> steps) {
		assertThat(steps).as("Positions of run %s", steps.get(0).runId())
			.extracting(Step::position)
			.containsExactlyElementsOf(IntStream.rangeClosed(1, steps.size()).boxed().toList());
	}

	/**
	 * Counts what became of the executions.
	 * @return the numbers, by what they count
	 */
	public Map<String, Long> counts() {
		Map<String, Long> counts = new TreeMap<>();
		withBody((step, executions) -> executions.forEach((execution) -> counts
			.merge(step.isResultOf(execution) ? "stored, once each" : unstored(execution), 1L, Long::sum)));
		return counts;
	}

	private String unstored(Execution execution) {
		return switch (execution.last()) {
			case FAILED -> "failed and tried again";
			case OK -> (this.log.lastSignOf(execution.process()) > execution.endedAt() + COMMIT_MILLIS)
					? "succeeded and refused, by a process that had lost its lease"
					: "succeeded and lost, with a process that was killed before the commit";
			default -> "cut off";
		};
	}

	/**
	 * Looks at a step that has a body.
	 */
	private interface BodyCheck {

		void check(Step step, List<Execution> executions);

	}

}

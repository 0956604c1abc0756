package io.inngest.spring.sample.kill;

import java.util.List;

import io.inngest.spring.sample.kill.BodyLog.Execution;
import io.inngest.spring.sample.kill.BodyLog.Moment;
import io.inngest.spring.sample.kill.StoredRuns.Step;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares the stored steps with the executions of their bodies.
 */
class BodiesCheck {

	private final BodyLog log;

	BodiesCheck(BodyLog log) {
		this.log = log;
	}

	/** No body was run again once its result was committed. */
	void assertNotRunAgain(List<Step> steps) {
		for (Step step : steps) {
			if (step.hasBody()) {
				assertLastOneIsStored(step, this.log.executions(step.runId(), step.label()));
			}
		}
	}

	private void assertLastOneIsStored(Step step, List<Execution> executions) {
		assertThat(executions).as("%s", step).isNotEmpty();
		Execution last = executions.get(executions.size() - 1);
		if (isCrashed(step)) {
			assertThat(last.beganAt()).as("%s", step).isLessThanOrEqualTo(step.endedAt());
			assertThat(executions).as("%s", step).extracting(Execution::last).doesNotContain(Moment.OK);
		}
		else {
			assertThat(last.beganAt()).as("%s: %s", step, executions).isBetween(step.startedAt(), step.endedAt());
			assertThat(last.last()).as("%s: %s", step, executions).isEqualTo(step.failed() ? Moment.FAILED : Moment.OK);
		}
		assertOneSuccessPerProcess(step, executions);
		assertCounted(step, executions.size());
	}

	/** A process that has seen the body succeed has either stored that or died. */
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

	private void assertCounted(Step step, int executions) {
		// A step that is cut off in the call that has stored the one before it is not
		// counted: that would cost a statement per step.
		int notCounted = (step.position() > 1) ? 1 : 0;
		assertThat(executions).as("%s", step).isLessThanOrEqualTo(step.attempts() + notCounted);
	}

	private boolean isCrashed(Step step) {
		return step.failed() && step.error().contains("StepCrashed");
	}

}

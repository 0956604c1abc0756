package io.inngest.spring.execution;

import java.time.Duration;

import io.inngest.spring.Event;
import io.inngest.spring.StepError;
import io.inngest.spring.execution.memo.Memo;
import io.inngest.spring.protocol.StepOp;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Calls of which earlier attempts have ended with the process.
 */
class CrashTests {

	private int bodies;

	@Test
	void failsTheStepThatUsedUpItsAttemptsWithoutRunningIt() {
		TestRun run = charging();
		assertThat(run.call(5)).isEqualTo(new Outcome.Completed(
				"\"The process ended while step 'charge' ran, 5 times, which uses up its attempts\""));
		assertThat(this.bodies).isZero();
		assertThat(run.journal.recorded).hasSize(2).first().isInstanceOfSatisfying(StepOp.Failed.class, (failed) -> {
			assertThat(failed.error().name()).isEqualTo("StepCrashed");
			assertThat(failed.error().stepId()).isEqualTo("charge");
			assertThat(failed.error().attempts()).isEqualTo(5);
		});
	}

	@Test
	void countsASingleCrashInWords() {
		assertThat(charging().retries(0).call(1)).isEqualTo(new Outcome.Completed(
				"\"The process ended while step 'charge' ran, once, which uses up its attempts\""));
	}

	@Test
	void runsTheStepAgainWhileAttemptsAreLeft() {
		assertThat(charging().call(4)).isEqualTo(new Outcome.Completed("\"charged\""));
	}

	@Test
	void blamesTheFirstStepThatIsNotInTheMemo() {
		TestRun run = TestRun.of((step, context) -> step.run("load", () -> "loaded") + step.run("charge", () -> "x"));
		run.journal.remember("load", new Memo.Data("load", "\"loaded\""));
		assertThat(run.call(5)).isInstanceOfSatisfying(Outcome.Failed.class,
				(failed) -> assertThat(failed.error().stepId()).isEqualTo("charge"));
	}

	@Test
	void reportsTheStepWhenTheJournalWantsItReported() {
		TestRun run = charging().reporting();
		assertThat(run.call(5)).isInstanceOfSatisfying(Outcome.Suspended.class,
				(suspended) -> assertThat(suspended.ops()).singleElement().isInstanceOf(StepOp.Failed.class));
	}

	@Test
	void sendsNothing() {
		TestRun run = TestRun.of((step, context) -> step.sendEvent("tell", Event.of("shop/told", null)));
		assertThat(run.call(5)).isInstanceOfSatisfying(Outcome.Failed.class,
				(failed) -> assertThat(failed.error().name()).isEqualTo("StepCrashed"));
		assertThat(run.journal.sent).isEmpty();
	}

	@Test
	void doesNotBlameASleep() {
		TestRun run = TestRun.of((step, context) -> {
			step.sleep("wait", Duration.ofDays(1));
			return null;
		});
		assertThat(run.call(5)).isInstanceOf(Outcome.Suspended.class);
	}

	@Test
	void failsTheFunctionWhenNoStepIsToBlame() {
		TestRun run = charging();
		assertThat(run.call(9)).isInstanceOf(Outcome.Completed.class);
		assertThat(charging().call(10)).isInstanceOfSatisfying(Outcome.Failed.class, (failed) -> {
			assertThat(failed.retriable()).isFalse();
			assertThat(failed.error().name()).isEqualTo("FunctionCrashed");
			assertThat(failed.error().message())
				.isEqualTo("The process ended 10 times while ImportProducts.run ran outside its steps");
		});
	}

	private TestRun charging() {
		return TestRun.of((step, context) -> {
			try {
				return step.run("charge", () -> {
					this.bodies++;
					return "charged";
				});
			}
			catch (StepError ex) {
				step.run("refund", () -> "refunded");
				return ex.getMessage();
			}
		});
	}

}

package io.inngest.spring.execution;

import java.time.Duration;
import java.util.List;

import io.inngest.spring.Step;
import io.inngest.spring.StepAction;
import io.inngest.spring.StepOptions;
import io.inngest.spring.function.BackoffPolicy;
import io.inngest.spring.protocol.StepOp;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Steps that are tried again otherwise than their function.
 */
class StepRetryTests {

	private int bodies;

	@Test
	void fewerRetriesThanTheFunction() {
		TestRun run = failing(StepOptions.action("bad").retries(1));
		assertThat(run.call()).isInstanceOf(Outcome.Suspended.class);
		assertThat(run.call(1)).isEqualTo(new Outcome.Completed("\"2 attempts\""));
		assertThat(this.bodies).isEqualTo(2);
	}

	@Test
	void noRetry() {
		assertThat(failing(StepOptions.action("bad").retries(0)).call())
			.isEqualTo(new Outcome.Completed("\"1 attempts\""));
	}

	@Test
	void moreRetriesCountAsTheFunctions() {
		TestRun run = failing(StepOptions.action("bad").retries(9)).retries(1);
		assertThat(run.call()).isInstanceOf(Outcome.Suspended.class);
		assertThat(run.call(1)).isEqualTo(new Outcome.Completed("\"2 attempts\""));
	}

	@Test
	void stepWithFewerRetriesRunsInALaterAttemptOfTheFunctionToo() {
		TestRun run = TestRun.of((step, context) -> {
			if (context.attempt() < 2) {
				throw new IllegalStateException("not yet");
			}
			step.run(StepOptions.action("once").retries(0), () -> this.bodies++);
			return "done";
		});
		assertThat(run.call(0)).isInstanceOf(Outcome.Failed.class);
		assertThat(run.call(1)).isInstanceOf(Outcome.Failed.class);
		assertThat(run.call(2)).isEqualTo(new Outcome.Completed("\"done\""));
	}

	@Test
	void delaysOfTheStepAreUsedInsteadOfTheFunctions() {
		StepOptions<Void> options = StepOptions.action("bad").backoff(Duration.ofSeconds(5), Duration.ofSeconds(9));
		TestRun run = failing(options).backoff(new BackoffPolicy(List.of(Duration.ofHours(1)), Duration.ZERO));
		assertThat(retryIn(run, 0)).isEqualTo(Duration.ofSeconds(5));
		assertThat(retryIn(run, 1)).isEqualTo(Duration.ofSeconds(9));
		assertThat(retryIn(run, 2)).isEqualTo(Duration.ofSeconds(9));
		TestRun other = failing(StepOptions.action("bad").retries(3))
			.backoff(new BackoffPolicy(List.of(Duration.ofHours(1)), Duration.ZERO));
		assertThat(retryIn(other, 0)).isEqualTo(Duration.ofHours(1));
	}

	private Duration retryIn(TestRun run, int attempt) {
		StepOp.Errored errored = (StepOp.Errored) ((Outcome.Suspended) run.call(attempt)).ops().get(0);
		return Duration.between(run.clock.instant(), errored.retryAt());
	}

	@Test
	void optionsAreChecked() {
		assertThatIllegalArgumentException().isThrownBy(() -> StepOptions.action("a").retries(-1))
			.withMessage("Step 'a' cannot have -1 retries: 0 or more can be given");
		assertThatIllegalArgumentException().isThrownBy(() -> StepOptions.action("a").backoff(new Duration[0]))
			.withMessageContaining("at least one delay");
		assertThatIllegalArgumentException().isThrownBy(() -> StepOptions.action("a").backoff(Duration.ofSeconds(-1)))
			.withMessageContaining("none that is negative");
		assertThatIllegalArgumentException().isThrownBy(() -> StepOptions.action(" "));
		StepOptions<Void> options = StepOptions.action("a").retries(2).backoff(Duration.ZERO).name("A");
		assertThat(options.retries()).isEqualTo(2);
		assertThat(options.backoff()).containsExactly(Duration.ZERO);
		assertThat(options.name()).isEqualTo("A");
	}

	private TestRun failing(StepOptions<Void> options) {
		return TestRun.of((step, context) -> attempt(step, options));
	}

	private String attempt(Step step, StepOptions<Void> options) {
		return step.attempt(options, (StepAction) () -> {
			this.bodies++;
			throw new IllegalStateException("bad");
		}).error().details().attempts() + " attempts";
	}

}

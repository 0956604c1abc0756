package io.inngest.spring.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.inngest.spring.NonRetriableError;
import io.inngest.spring.Step;
import io.inngest.spring.StepError;
import io.inngest.spring.StepOutcome;
import org.junit.jupiter.api.Test;

import org.springframework.util.function.ThrowingFunction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StepOutcomeTests {

	private final List<String> log = new ArrayList<>();

	@Test
	void holdsAValue() {
		use((step) -> step.attempt("load", () -> "value"), (outcome) -> {
			assertThat(outcome.failed()).isFalse();
			assertThat(outcome.orElse("other")).isEqualTo("value");
			assertThat(outcome.orElseThrow()).isEqualTo("value");
			assertThat(outcome.recover((error) -> "fallback")).isEqualTo("value");
			assertThat(outcome.onError((error) -> this.log.add("error"))).isSameAs(outcome);
			assertThat(outcome.ignoreError()).hasValue("value");
			assertThatExceptionOfType(IllegalStateException.class).isThrownBy(outcome::error)
				.withMessageContaining("has not failed");
			return null;
		});
		assertThat(this.log).isEmpty();
	}

	@Test
	void holdsNoValueAsWell() {
		use((step) -> step.attempt("load", () -> null), (outcome) -> {
			assertThat(outcome.failed()).isFalse();
			assertThat(outcome.orElse("other")).isNull();
			assertThat(outcome.orElseThrow()).isNull();
			assertThat(outcome.recover((error) -> "fallback")).isNull();
			assertThat(outcome.ignoreError()).isEqualTo(Optional.empty());
			return null;
		});
	}

	@Test
	void holdsAnError() {
		use(this::failing, (outcome) -> {
			assertThat(outcome.failed()).isTrue();
			assertThat(outcome.error().stepId()).isEqualTo("load");
			assertThat(outcome.error()).hasMessage("no");
			assertThat(outcome.orElse("other")).isEqualTo("other");
			assertThat(outcome.recover(StepError::name)).isEqualTo("NonRetriableError");
			assertThat(outcome.onError((error) -> this.log.add(error.getMessage()))).isSameAs(outcome);
			assertThat(outcome.ignoreError()).isEmpty();
			assertThatExceptionOfType(StepError.class).isThrownBy(outcome::orElseThrow).withMessage("no");
			return null;
		});
		assertThat(this.log).containsExactly("no");
	}

	@Test
	void recoversThroughFurtherSteps() {
		TestRun run = TestRun.of((step, context) -> failing(step).recover((error) -> step.run("fallback", () -> "f")));
		assertThat(run.call()).isEqualTo(new Outcome.Completed("\"f\""));
		assertThat(run.recordedLabels()).containsExactly("load", "fallback");
	}

	@Test
	void handlesTheErrorThroughFurtherSteps() {
		TestRun run = TestRun
			.of((step, context) -> failing(step)
				.onError((error) -> step.run("tell", () -> this.log.add(error.getMessage())))
				.orElse("other"))
			.reporting();
		assertThat(run.callUntilDone()).isEqualTo(new Outcome.Completed("\"other\""));
		assertThat(this.log).containsExactly("no");
	}

	@Test
	void anUnhandledErrorFailsTheRun() {
		TestRun run = TestRun.of((step, context) -> failing(step).orElseThrow());
		assertThat(run.call()).isInstanceOfSatisfying(Outcome.Failed.class,
				(failed) -> assertThat(failed.retriable()).isFalse());
	}

	@Test
	void suspendsLikeAnyStep() {
		TestRun run = TestRun.of((step, context) -> step.attempt("load", () -> "x").orElse("other")).reporting();
		assertThat(run.call()).isInstanceOf(Outcome.Suspended.class);
		run.journal.store(run.journal.recorded.get(0));
		assertThat(run.call()).isEqualTo(new Outcome.Completed("\"x\""));
	}

	private StepOutcome<String> failing(Step step) {
		return step.attempt("load", () -> {
			if (this.log != null) {
				throw new NonRetriableError("no");
			}
			return "value";
		});
	}

	private void use(ThrowingFunction<Step, StepOutcome<String>> attempt,
			ThrowingFunction<StepOutcome<String>, Object> use) {
		TestRun run = TestRun.of((step, context) -> use.apply(attempt.apply(step)));
		assertThat(run.call()).isEqualTo(new Outcome.Completed("null"));
	}

}

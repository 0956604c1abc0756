package io.inngest.spring.execution;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.inngest.spring.Step;
import io.inngest.spring.execution.guard.CallGuard;
import io.inngest.spring.execution.guard.Suspension;
import io.inngest.spring.protocol.StepOp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ExtendWith(OutputCaptureExtension.class)
class SuspensionTests {

	private final List<String> log = new ArrayList<>();

	private final List<Throwable> thrown = new ArrayList<>();

	@Test
	void passesACatchOfExceptions(CapturedOutput output) {
		TestRun run = TestRun.of((step, context) -> {
			try {
				step.run("load", () -> "x");
			}
			catch (Exception ex) {
				this.log.add("caught");
			}
			return null;
		}).reporting();
		assertThat(run.call()).isInstanceOf(Outcome.Suspended.class);
		assertThat(this.log).isEmpty();
		assertThat(output).doesNotContain("WARN");
	}

	@Test
	void reportsNothingWhenTheJournalOnlySuspends() {
		TestRun run = TestRun.of((step, context) -> step.run("load", () -> "x"));
		run.journal.decide((op) -> Journal.Verdict.SUSPEND);
		assertThat(run.call()).isEqualTo(new Outcome.Suspended(List.of(), false));
		run.journal.decide((op) -> Journal.Verdict.CONTINUE);
		assertThat(run.call()).isEqualTo(new Outcome.Completed("\"x\""));
	}

	@Test
	void survivesACatchOfThrowable(CapturedOutput output) {
		TestRun run = TestRun.of((step, context) -> {
			try {
				step.run("load", () -> "x");
			}
			catch (Throwable ex) {
				return "swallowed";
			}
			return "done";
		}).reporting();
		assertThat(run.call()).isInstanceOfSatisfying(Outcome.Suspended.class,
				(suspended) -> assertThat(suspended.ops()).singleElement().isInstanceOf(StepOp.Ran.class));
		assertThat(output.toString().lines().filter((line) -> line.contains("WARN"))).singleElement()
			.asString()
			.contains("ImportProducts.run has swallowed the suspension of its call: it returned", "shop-import",
					"01RUN");
		run.journal.store(run.journal.recorded.get(0));
		assertThat(run.call()).isEqualTo(new Outcome.Completed("\"done\""));
	}

	@Test
	void survivesAnotherThrowable(CapturedOutput output) {
		TestRun run = TestRun.of((step, context) -> {
			try {
				return step.run("load", () -> "x");
			}
			catch (Throwable ex) {
				throw new IllegalStateException("wrapped", ex);
			}
		}).reporting();
		assertThat(run.call()).isInstanceOf(Outcome.Suspended.class);
		assertThat(output).contains("it threw java.lang.IllegalStateException: wrapped");
	}

	@Test
	void runsNothingFurther() {
		TestRun run = TestRun.of((step, context) -> {
			try {
				step.sleep("wait", Duration.ofDays(1));
			}
			catch (Throwable ex) {
				tryEverything(step);
			}
			finally {
				step.run("clean-up", () -> this.log.add("clean-up"));
			}
			return null;
		});
		assertThat(run.call()).isInstanceOfSatisfying(Outcome.Suspended.class,
				(suspended) -> assertThat(suspended.ops()).singleElement().isInstanceOf(StepOp.Sleep.class));
		assertThat(run.journal.recorded).isEmpty();
		assertThat(this.log).isEmpty();
		assertThat(this.thrown).hasSize(5).hasOnlyElementsOfType(Suspension.class);
	}

	private void tryEverything(Step step) {
		tryOne(() -> step.run("a", () -> this.log.add("a")));
		tryOne(() -> step.attempt("b", () -> this.log.add("b")));
		tryOne(() -> step.sleep("c", Duration.ZERO));
		tryOne(() -> step.sleepUntil("d", TestClock.START));
		tryOne(() -> step.sendEvent("e"));
	}

	private void tryOne(Runnable step) {
		try {
			step.run();
			this.log.add("returned");
		}
		catch (Throwable ex) {
			this.thrown.add(ex);
		}
	}

	@Test
	void passesATryWithResourcesThatCallsSteps(CapturedOutput output) {
		TestRun run = TestRun.of((step, context) -> {
			AutoCloseable resource = () -> step.run("close", () -> this.log.add("close"));
			try (resource) {
				return step.run("load", () -> "x");
			}
		}).reporting();
		assertThat(run.call()).isInstanceOf(Outcome.Suspended.class);
		assertThat(output).doesNotContain("WARN");
	}

	@Test
	void hasNoStackTrace() {
		assertThat(new CallGuard("Import.run", false).leavePart(1).getStackTrace()).isEmpty();
	}

	@Test
	void aJournalThatFailsEndsTheCallWhateverTheHandlerDoes() {
		TestRun run = TestRun.of((step, context) -> {
			try {
				step.run("load", () -> "x");
			}
			catch (Exception ex) {
				this.log.add("caught");
			}
			step.run("next", () -> this.log.add("next"));
			return null;
		});
		run.journal.decide((op) -> {
			throw new IllegalStateException("database is gone");
		});
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(run::call).withMessage("database is gone");
		assertThat(this.log).isEmpty();
	}

}

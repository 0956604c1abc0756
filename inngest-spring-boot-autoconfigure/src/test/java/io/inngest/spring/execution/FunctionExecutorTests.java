package io.inngest.spring.execution;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import io.inngest.spring.StepError;
import io.inngest.spring.protocol.StepOp;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FunctionExecutorTests {

	private final List<String> log = new ArrayList<>();

	@Test
	void runsStepsInOneCallWhenTheJournalStoresThem() {
		TestRun run = TestRun.of((step, context) -> {
			String url = step.run("generate", () -> "http://image");
			step.run("notify", () -> this.log.add(url));
			return url;
		});
		assertThat(run.call()).isEqualTo(new Outcome.Completed("\"http://image\""));
		assertThat(run.recordedLabels()).containsExactly("generate", "notify");
		assertThat(this.log).containsExactly("http://image");
	}

	@Test
	void runsEachBodyOnceOverManyCallsWhenTheJournalReportsSteps() {
		TestRun run = TestRun.of((step, context) -> {
			int sum = 0;
			for (int i = 1; i <= 3; i++) {
				int summand = i;
				sum += step.run("load", () -> {
					this.log.add("body " + summand);
					return summand;
				});
			}
			return sum;
		}).reporting();
		assertThat(run.callUntilDone()).isEqualTo(new Outcome.Completed("6"));
		assertThat(this.log).containsExactly("body 1", "body 2", "body 3");
		assertThat(run.recordedLabels()).containsExactly("load", "load:1", "load:2");
	}

	@Test
	void suspendsWithASleepAndGoesOnWhenItIsOver() {
		TestRun run = TestRun.of((step, context) -> {
			step.sleep("wait", Duration.ofMinutes(5));
			return "slept";
		});
		Outcome outcome = run.call();
		assertThat(outcome).isInstanceOfSatisfying(Outcome.Suspended.class, (suspended) -> {
			Instant now = TestClock.START.truncatedTo(ChronoUnit.MILLIS);
			assertThat(suspended.ops()).singleElement().isInstanceOfSatisfying(StepOp.Sleep.class, (sleep) -> {
				assertThat(sleep.since()).isEqualTo(now);
				assertThat(sleep.until()).isEqualTo(now.plus(Duration.ofMinutes(5)));
				run.journal.store(sleep);
			});
		});
		assertThat(run.call()).isEqualTo(new Outcome.Completed("\"slept\""));
	}

	@Test
	void fallsBackWhenAStepHasUsedUpItsRetries() {
		TestRun run = TestRun.of((step, context) -> {
			try {
				return step.run("first", () -> {
					throw new IllegalStateException("no model");
				});
			}
			catch (StepError ex) {
				return step.run("second", () -> ex.name() + ": " + ex.getMessage());
			}
		}).retries(0);
		assertThat(run.call()).isEqualTo(new Outcome.Completed("\"IllegalStateException: no model\""));
	}

}

package io.inngest.spring.execution;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;

import io.inngest.spring.ErrorDetails;
import io.inngest.spring.Step;
import io.inngest.spring.execution.memo.Memo;
import io.inngest.spring.protocol.StepKey;
import io.inngest.spring.protocol.StepOp;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SleepTests {

	private static final Instant NOW = TestClock.START.truncatedTo(ChronoUnit.MILLIS);

	@Test
	void lastsTheGivenTimeInMilliseconds() {
		assertThat(until((step) -> step.sleep("wait", Duration.ofSeconds(90)))).isEqualTo(NOW.plusSeconds(90));
	}

	@Test
	void lastsUntilTheGivenTimeInMilliseconds() {
		Instant time = Instant.parse("2026-03-01T00:00:00.0019Z");
		assertThat(until((step) -> step.sleepUntil("wait", time))).isEqualTo("2026-03-01T00:00:00.001Z");
	}

	@Test
	void endsAtOnceWhenThereIsNothingToWaitFor() {
		assertThat(until((step) -> step.sleep("wait", Duration.ZERO))).isEqualTo(NOW);
		assertThat(until((step) -> step.sleep("wait", Duration.ofSeconds(Long.MIN_VALUE)))).isEqualTo(NOW);
		assertThat(until((step) -> step.sleepUntil("wait", TestClock.START.minusSeconds(1)))).isEqualTo(NOW);
		assertThat(until((step) -> step.sleepUntil("wait", Instant.MIN))).isEqualTo(NOW);
	}

	@Test
	void lastsAtMost366Days() {
		Instant latest = NOW.plus(Duration.ofDays(366));
		assertThat(until((step) -> step.sleep("wait", Duration.ofDays(366)))).isEqualTo(latest);
		assertThat(until((step) -> step.sleepUntil("wait", TestClock.START.plus(Duration.ofDays(366)))))
			.isEqualTo(latest);
		assertRefused((step) -> step.sleep("wait", Duration.ofDays(366).plusMillis(1)), "PT8784H0.001S");
		assertRefused((step) -> step.sleep("wait", Duration.ofSeconds(Long.MAX_VALUE)), "sleep PT");
		assertRefused((step) -> step.sleepUntil("wait", Instant.MAX), "until +1000000000-12-31T23:59:59.999999999Z");
	}

	@Test
	void isOverWhenItIsInTheMemo() {
		TestRun run = sleeping((step) -> step.sleep("wait", Duration.ofDays(1)));
		run.journal.remember("wait", new Memo.Done("wait"));
		assertThat(run.call()).isEqualTo(new Outcome.Completed("\"awake\""));
	}

	@Test
	void throwsWhatTheServerReportsOfIt() {
		TestRun run = sleeping((step) -> step.sleep("wait", Duration.ofDays(1)));
		run.journal.remember("wait", new Memo.Failure("wait",
				new ErrorDetails("InngestErrTimeoutTooLong", "too long", null, null, 0, List.of(), List.of())));
		assertThat(run.call()).isInstanceOfSatisfying(Outcome.Failed.class, (failed) -> {
			assertThat(failed.retriable()).isFalse();
			assertThat(failed.error().name()).isEqualTo("InngestErrTimeoutTooLong");
			assertThat(failed.error().stepId()).isEqualTo("wait");
		});
	}

	@Test
	void isNumberedLikeAnyStep() {
		TestRun run = sleeping((step) -> {
			step.run("wait", () -> "x");
			step.sleep("wait", Duration.ofDays(1));
		});
		assertThat(sleep(run.call()).step()).isEqualTo(StepKey.of("wait", 1));
	}

	private Instant until(Consumer<Step> sleeper) {
		StepOp.Sleep sleep = sleep(sleeping(sleeper).call());
		assertThat(sleep.since()).isEqualTo(NOW);
		assertThat(sleep.name()).isEqualTo("wait");
		return sleep.until();
	}

	private StepOp.Sleep sleep(Outcome outcome) {
		assertThat(outcome).isInstanceOf(Outcome.Suspended.class);
		assertThat(((Outcome.Suspended) outcome).ops()).singleElement().isInstanceOf(StepOp.Sleep.class);
		return (StepOp.Sleep) ((Outcome.Suspended) outcome).ops().get(0);
	}

	private void assertRefused(Consumer<Step> sleeper, String howLong) {
		assertThat(sleeping(sleeper).call()).isInstanceOfSatisfying(Outcome.Failed.class, (failed) -> {
			assertThat(failed.retriable()).isFalse();
			assertThat(failed.error().message()).startsWith("Step 'wait' cannot sleep " + howLong)
				.contains("the longest sleep is 366 days");
		});
	}

	private TestRun sleeping(Consumer<Step> sleeper) {
		return TestRun.of((step, context) -> {
			sleeper.accept(step);
			return "awake";
		});
	}

}

package io.inngest.spring.execution;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

import io.inngest.spring.ErrorDetails;
import io.inngest.spring.InvalidEventException;
import io.inngest.spring.NonRetriableError;
import io.inngest.spring.RetryAfterError;
import io.inngest.spring.StepError;
import io.inngest.spring.execution.memo.Memo;
import io.inngest.spring.function.BackoffPolicy;
import io.inngest.spring.protocol.StepKey;
import io.inngest.spring.protocol.StepOp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of a step whose body throws.
 */
class StepFailureTests {

	@Test
	void isReportedForARetryWhileAttemptsAreLeft() {
		TestRun run = failing(new IOException("timeout"));
		StepOp.Errored errored = errored(run.call(2));
		assertThat(errored.step().id()).isEqualTo("charge");
		assertThat(errored.error().name()).isEqualTo("IOException");
		assertThat(errored.error().message()).isEqualTo("timeout");
		assertThat(errored.error().stepId()).isEqualTo("charge");
		assertThat(errored.error().attempts()).isEqualTo(3);
		assertThat(errored.retryAt()).isNull();
		assertThat(errored.timing()).isEqualTo(new StepOp.Timing(TestClock.START, TestClock.START));
		assertThat(run.journal.recorded).isEmpty();
	}

	@Test
	void isFinalOnTheLastAttempt() {
		TestRun run = failing(new IOException("timeout"));
		assertThat(run.call(4)).isEqualTo(new Outcome.Completed("\"caught IOException: timeout\""));
		assertThat(run.journal.recorded).singleElement()
			.isInstanceOfSatisfying(StepOp.Failed.class,
					(failed) -> assertThat(failed.error().attempts()).isEqualTo(5));
	}

	@Test
	void isTriedOnceMoreThanThereAreRetries() {
		TestRun run = failing(new IOException("timeout")).retries(5);
		assertThat(run.call(4)).isInstanceOf(Outcome.Suspended.class);
		assertThat(run.call(5)).isInstanceOf(Outcome.Completed.class);
	}

	@Test
	void endsTheCallWhenTheJournalWantsItReported() {
		TestRun run = failing(new IOException("timeout")).retries(0).reporting();
		assertThat(run.call()).isInstanceOfSatisfying(Outcome.Suspended.class,
				(suspended) -> assertThat(suspended.ops()).singleElement().isInstanceOf(StepOp.Failed.class));
	}

	@Test
	void isThrownAgainOnEveryReplay() {
		TestRun run = failing(new IOException("timeout")).retries(0);
		run.call();
		assertThat(run.call()).isEqualTo(new Outcome.Completed("\"caught IOException: timeout\""));
		assertThat(run.journal.recorded).hasSize(1);
	}

	@Test
	void keepsNameStackAndCausesAcrossCalls() {
		TestRun run = failing(new IllegalStateException("declined", new FileNotFoundException("no key"))).retries(0)
			.reporting();
		run.journal.store(((Outcome.Suspended) run.call()).ops().get(0));
		StepError[] caught = new StepError[1];
		TestRun replay = TestRun.of((step, context) -> {
			try {
				return step.run("charge", () -> "never");
			}
			catch (StepError ex) {
				caught[0] = ex;
				return null;
			}
		});
		replay.journal.remember("charge", run.journal.memo().get(StepKey.of("charge", 0).hash()));
		replay.call();
		StepError error = caught[0];
		assertThat(error.stepId()).isEqualTo("charge");
		assertThat(error.name()).isEqualTo("IllegalStateException");
		assertThat(error).hasMessage("declined");
		assertThat(error.details().stack()).contains("StepFailureTests.keepsNameStackAndCausesAcrossCalls");
		assertThat(error.is(IOException.class)).isTrue();
		assertThat(error.causes()).extracting(ErrorDetails::message).containsExactly("no key");
	}

	@Test
	void fillsInTheStepWhereTheMemoDoesNotNameIt() {
		TestRun run = failing(new IOException("never thrown"));
		ErrorDetails foreign = new ErrorDetails("TypeError", "x", null, null, 0, List.of(), List.of());
		run.journal.remember("charge", new Memo.Failure("charge", foreign));
		assertThat(run.call()).isEqualTo(new Outcome.Completed("\"caught TypeError: x\""));
	}

	@Test
	void anAssertionErrorIsAFailureLikeAnyOther() {
		assertThat(errored(failing(new AssertionError("expected 1")).call()).error().name())
			.isEqualTo("AssertionError");
		assertThat(failing(new AssertionError("expected 1")).call(4))
			.isEqualTo(new Outcome.Completed("\"caught AssertionError: expected 1\""));
	}

	@Test
	void aStackOverflowIsAFailureLikeAnyOther() {
		TestRun run = TestRun.of((step, context) -> {
			step.run("recurse", () -> recurse(1));
			return null;
		});
		assertThat(errored(run.call()).error().name()).isEqualTo("StackOverflowError");
	}

	@Test
	void anInterruptIsAFailureLikeAnyOther() {
		assertThat(errored(failing(new InterruptedException("stop")).call()).error().name())
			.isEqualTo("InterruptedException");
		assertThat(Thread.currentThread().isInterrupted()).isFalse();
	}

	@Test
	void aNonRetriableErrorIsFinalAndCaughtAsStepError() {
		assertThat(failing(new NonRetriableError("no such card")).call())
			.isEqualTo(new Outcome.Completed("\"caught NonRetriableError: no such card\""));
	}

	@Test
	void aNonRetriableErrorIsFinalAtAnyDepth() {
		Throwable thrown = new RuntimeException("outer", new IOException(new NonRetriableError("no such card")));
		assertThat(failing(thrown).call()).isEqualTo(new Outcome.Completed("\"caught RuntimeException: outer\""));
	}

	@Test
	void aDeclaredClassIsFinal() {
		TestRun run = failing(new FileNotFoundException("x")).nonRetriable(IOException.class);
		assertThat(run.call()).isEqualTo(new Outcome.Completed("\"caught FileNotFoundException: x\""));
	}

	@Test
	void aDeclaredClassIsFinalWithinTechnicalWrappers() {
		Throwable declared = new IOException("x");
		for (Throwable wrapper : List.of(new InvocationTargetException(declared),
				new UndeclaredThrowableException(declared), new ExecutionException(declared),
				new CompletionException(new ExecutionException(declared)))) {
			TestRun run = failing(wrapper).nonRetriable(IOException.class);
			assertThat(run.call()).as("%s", wrapper).isInstanceOf(Outcome.Completed.class);
		}
	}

	@Test
	void aDeclaredClassIsNotLookedForBehindOtherErrors() {
		TestRun run = failing(new IllegalStateException(new IOException("x"))).nonRetriable(IOException.class);
		assertThat(run.call()).isInstanceOf(Outcome.Suspended.class);
	}

	@Test
	void anEventThatCannotBeAcceptedIsFinal() {
		assertThat(failing(new InvalidEventException("no name")).call())
			.isEqualTo(new Outcome.Completed("\"caught InvalidEventException: no name\""));
	}

	@Test
	void retryAfterSaysWhen() {
		StepOp.Errored errored = errored(failing(new RetryAfterError("busy", Duration.ofMinutes(7))).call());
		assertThat(errored.retryAt()).isEqualTo(TestClock.START.plus(Duration.ofMinutes(7)));
		assertThat(errored.error().message()).isEqualTo("busy");
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT0S", "PT-5S", "PT0.5S" })
	void retryAfterWaitsAtLeastASecond(Duration delay) {
		assertThat(errored(failing(new RetryAfterError(delay)).call()).retryAt())
			.isEqualTo(TestClock.START.plusSeconds(1));
	}

	@Test
	void retryAfterWaitsAtMostADay() {
		assertThat(errored(failing(new RetryAfterError(Instant.MAX)).call()).retryAt())
			.isEqualTo(TestClock.START.plus(Duration.ofHours(24)));
	}

	@Test
	void retryAfterIsFoundAtAnyDepth() {
		Throwable thrown = new RuntimeException(new IOException(new RetryAfterError(Duration.ofMinutes(7))));
		assertThat(errored(failing(thrown).call()).retryAt()).isEqualTo(TestClock.START.plus(Duration.ofMinutes(7)));
	}

	@Test
	void retryAfterChangesNothingOnTheLastAttempt() {
		assertThat(failing(new RetryAfterError("busy", Duration.ofMinutes(7))).call(4))
			.isEqualTo(new Outcome.Completed("\"caught RetryAfterError: busy\""));
	}

	@Test
	void theOutermostExplicitErrorDecides() {
		Throwable retry = new RetryAfterError("busy", Duration.ofMinutes(7), new NonRetriableError("no"));
		assertThat(errored(failing(retry).call()).retryAt()).isEqualTo(TestClock.START.plus(Duration.ofMinutes(7)));
		Throwable noRetry = new NonRetriableError("no", new RetryAfterError(Duration.ofMinutes(7)));
		assertThat(failing(noRetry).call()).isInstanceOf(Outcome.Completed.class);
		Throwable declared = new IOException(new RetryAfterError(Duration.ofMinutes(7)));
		assertThat(failing(declared).nonRetriable(IOException.class).call()).isInstanceOf(Outcome.Completed.class);
	}

	@Test
	void theFunctionsOwnBackoffSaysWhen() {
		BackoffPolicy backoff = new BackoffPolicy(List.of(Duration.ofSeconds(2), Duration.ofSeconds(9)), Duration.ZERO);
		TestRun run = failing(new IOException("x")).backoff(backoff);
		assertThat(errored(run.call(0)).retryAt()).isEqualTo(TestClock.START.plusSeconds(2));
		assertThat(errored(run.call(1)).retryAt()).isEqualTo(TestClock.START.plusSeconds(9));
	}

	@Test
	void retryAfterGoesBeforeTheFunctionsOwnBackoff() {
		BackoffPolicy backoff = new BackoffPolicy(List.of(Duration.ofSeconds(2)), Duration.ZERO);
		TestRun run = failing(new RetryAfterError(Duration.ofSeconds(90))).backoff(backoff);
		assertThat(errored(run.call()).retryAt()).isEqualTo(TestClock.START.plusSeconds(90));
	}

	@Test
	void aCauseThatGoesRoundInACircleIsClassified() {
		Exception a = new Exception("a");
		a.initCause(new Exception("b", a));
		assertThat(errored(failing(a).call()).error().causes()).hasSize(1);
	}

	private static TestRun failing(Throwable thrown) {
		return TestRun.of((step, context) -> {
			try {
				return step.run("charge", () -> sneakyThrow(thrown));
			}
			catch (StepError ex) {
				return "caught " + ex.name() + ": " + ex.getMessage();
			}
		});
	}

	private static StepOp.Errored errored(Outcome outcome) {
		assertThat(outcome).isInstanceOf(Outcome.Suspended.class);
		List<StepOp> ops = ((Outcome.Suspended) outcome).ops();
		assertThat(ops).singleElement().isInstanceOf(StepOp.Errored.class);
		return (StepOp.Errored) ops.get(0);
	}

	@SuppressWarnings("unchecked")
	private static <E extends Throwable> String sneakyThrow(Throwable thrown) throws E {
		throw (E) thrown;
	}

	@SuppressWarnings("InfiniteRecursion")
	private static int recurse(int depth) {
		return recurse(depth + 1) + 1;
	}

}

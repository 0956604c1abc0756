package io.inngest.spring.execution;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import io.inngest.spring.ErrorDetails;
import io.inngest.spring.NonRetriableError;
import io.inngest.spring.RetryAfterError;
import io.inngest.spring.StepError;
import io.inngest.spring.function.BackoffPolicy;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of a call whose handler throws outside its steps.
 */
class HandlerFailureTests {

	@Test
	void isRetriedWhileAttemptsAreLeft() {
		Outcome.Failed failed = failed(throwing(new IOException("x")).call(3));
		assertThat(failed.retriable()).isTrue();
		assertThat(failed.retryAt()).isNull();
		assertThat(failed.attempt()).isEqualTo(3);
		assertThat(failed.error().name()).isEqualTo("IOException");
		assertThat(failed.error().stepId()).isNull();
		assertThat(failed.error().attempts()).isEqualTo(4);
	}

	@Test
	void isFinalOnTheLastAttempt() {
		Outcome.Failed failed = failed(throwing(new IOException("x")).call(4));
		assertThat(failed.retriable()).isFalse();
		assertThat(failed.retryAt()).isNull();
	}

	@Test
	void isFinalWhenTheErrorSaysSo() {
		assertThat(failed(throwing(new NonRetriableError("x")).call()).retriable()).isFalse();
		assertThat(failed(throwing(new RuntimeException(new NonRetriableError("x"))).call()).retriable()).isFalse();
		assertThat(failed(throwing(new IOException("x")).nonRetriable(IOException.class).call()).retriable()).isFalse();
	}

	@Test
	void isRetriedWhenTheErrorSaysSo() {
		Outcome.Failed failed = failed(throwing(new RetryAfterError(Duration.ofMinutes(7))).call());
		assertThat(failed.retriable()).isTrue();
		assertThat(failed.retryAt()).isEqualTo(TestClock.START.plus(Duration.ofMinutes(7)));
		assertThat(failed(throwing(new RetryAfterError(Duration.ofMinutes(7))).call(4)).retriable()).isFalse();
	}

	@Test
	void isRetriedAfterTheFunctionsOwnBackoff() {
		BackoffPolicy backoff = new BackoffPolicy(List.of(Duration.ofSeconds(2)), Duration.ZERO);
		assertThat(failed(throwing(new IOException("x")).backoff(backoff).call()).retryAt())
			.isEqualTo(TestClock.START.plusSeconds(2));
	}

	@Test
	void countsAttemptsFromZeroAfterARecordedStep() {
		TestRun run = TestRun.of((step, context) -> {
			assertThat(context.attempt()).isEqualTo(4);
			step.run("load", () -> 1);
			assertThat(context.attempt()).isZero();
			throw new IOException("x");
		});
		Outcome.Failed failed = failed(run.call(4));
		assertThat(failed.retriable()).isTrue();
		assertThat(failed.attempt()).isZero();
		assertThat(failed.error().attempts()).isEqualTo(1);
	}

	@Test
	void anUncaughtStepErrorIsFinalAndReportedAsTheStepsOwn() {
		TestRun run = TestRun.of((step, context) -> step.run("charge", () -> {
			throw new NonRetriableError("declined", new IOException("x"));
		}));
		Outcome.Failed failed = failed(run.call());
		assertThat(failed.retriable()).isFalse();
		assertThat(failed.error().name()).isEqualTo("NonRetriableError");
		assertThat(failed.error().message()).isEqualTo("declined");
		assertThat(failed.error().stepId()).isEqualTo("charge");
		assertThat(failed.error().attempts()).isEqualTo(1);
		assertThat(failed.error().causes()).extracting(ErrorDetails::name).containsExactly("IOException");
	}

	@Test
	void aWrappedStepErrorIsFinalAndReportedAsTheWrapper() {
		int[] bodies = { 0 };
		TestRun run = TestRun.of((step, context) -> {
			try {
				return step.run("charge", () -> {
					bodies[0]++;
					throw new NonRetriableError("declined");
				});
			}
			catch (StepError ex) {
				throw new IllegalStateException("order failed", new RuntimeException(ex));
			}
		});
		Outcome.Failed failed = failed(run.call());
		assertThat(failed.retriable()).isFalse();
		assertThat(failed.error().name()).isEqualTo("IllegalStateException");
		assertThat(failed.error().stepId()).isNull();
		assertThat(failed.error().causes()).extracting(ErrorDetails::name)
			.containsExactly("RuntimeException", "NonRetriableError");
		assertThat(failed.error().causes().get(1).stepId()).isEqualTo("charge");
		assertThat(bodies[0]).isEqualTo(1);
	}

	@Test
	void retryAfterAroundAStepErrorIsRetried() {
		TestRun run = TestRun.of((step, context) -> {
			try {
				return step.run("charge", () -> {
					throw new NonRetriableError("declined");
				});
			}
			catch (StepError ex) {
				throw new RetryAfterError("later", Duration.ofMinutes(1), ex);
			}
		});
		assertThat(failed(run.call()).retriable()).isTrue();
	}

	@Test
	void anErrorIsAFailureLikeAnyOther() {
		assertThat(failed(throwing(new AssertionError("x")).call()).retriable()).isTrue();
	}

	@Test
	void anOutputThatCannotBeWrittenIsFinal() {
		TestRun run = TestRun.of((step, context) -> new TestResults.Unwritable());
		Outcome.Failed failed = failed(run.call());
		assertThat(failed.retriable()).isFalse();
		assertThat(failed.error().message()).startsWith("ImportProducts.run returned a value that cannot be written")
			.contains("no value");
	}

	@Test
	void nothingReturnedIsNull() {
		assertThat(TestRun.of((step, context) -> null).call()).isEqualTo(new Outcome.Completed("null"));
	}

	private static TestRun throwing(Throwable thrown) {
		return TestRun.of((step, context) -> {
			throw thrown;
		});
	}

	private static Outcome.Failed failed(Outcome outcome) {
		assertThat(outcome).isInstanceOf(Outcome.Failed.class);
		return (Outcome.Failed) outcome;
	}

}

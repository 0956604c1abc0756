package io.inngest.spring.sample.monitoring;

import io.inngest.spring.FailureEvent;
import io.inngest.spring.Step;
import io.inngest.spring.annotation.InngestAdvice;
import io.inngest.spring.annotation.OnFailure;

/**
 * Reports every failure of every function to an error tracker, with the stack trace that
 * the error had where it was thrown: maybe days ago, in another process.
 */
@InngestAdvice
class ReportFailures {

	private final Sentry sentry;

	ReportFailures(Sentry sentry) {
		this.sentry = sentry;
	}

	@OnFailure
	void report(FailureEvent<?> failure, Step step) {
		step.run("capture-exception", () -> this.sentry.captureException(failure.functionId(), failure.runId(),
				failure.error().toThrowable()));
	}

}

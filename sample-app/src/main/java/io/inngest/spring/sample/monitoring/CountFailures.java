package io.inngest.spring.sample.monitoring;

import io.inngest.spring.FailureEvent;
import io.inngest.spring.Step;
import io.inngest.spring.annotation.InngestAdvice;
import io.inngest.spring.annotation.OnFailure;

/**
 * Counts every failure of every function. It works apart from {@link ReportFailures}: if
 * the error tracker is down, failures are still counted.
 */
@InngestAdvice
class CountFailures {

	private final Datadog datadog;

	CountFailures(Datadog datadog) {
		this.datadog = datadog;
	}

	@OnFailure
	void count(FailureEvent<?> failure, Step step) {
		step.run("count-failure",
				() -> this.datadog.increment(failure.functionId(), failure.error().name(), failure.runId()));
	}

}

package io.inngest.spring.sample.monitoring;

import io.inngest.spring.sample.SituationTest;
import io.inngest.spring.sample.subscriptions.SubscriptionDue;
import io.inngest.spring.test.InngestTester;
import io.inngest.spring.test.RunReport;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every failure, reported and counted.
 */
@SituationTest
class ReportFailuresTests {

	@Autowired
	private InngestTester inngest;

	@Test
	void failureIsReportedAndCounted() {
		this.inngest.failStep("check-subscription", "check-payment", 6, new IllegalStateException("no answer"));
		RunReport run = this.inngest.run("check-subscription", new SubscriptionDue("m1", "user-2"));
		assertThat(run).handler("report-failures-failure").completed().ranSteps("capture-exception");
		assertThat(run).handler("count-failures-failure").completed().ranSteps("count-failure");
	}

}

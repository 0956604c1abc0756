package io.inngest.spring.sample.subscriptions;

import io.inngest.spring.sample.SituationTest;
import io.inngest.spring.test.InngestTester;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Six attempts, then the failure handler.
 */
@SituationTest
class CheckSubscriptionTests {

	@Autowired
	private InngestTester inngest;

	@Test
	void subscriptionIsCheckedSixTimesAndThenEnded() {
		this.inngest.failStep("check-subscription", "check-payment", 6, new IllegalStateException("no answer"));
		assertThat(this.inngest.run("check-subscription", new SubscriptionDue("s1", "user-1")))
			.failedWith(IllegalStateException.class, "no answer")
			.hasStepAttempts("check-payment", 6)
			.failureHandler()
			.completed()
			.ranSteps("unsubscribe-user");
	}

}

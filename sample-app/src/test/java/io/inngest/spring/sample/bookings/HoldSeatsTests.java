package io.inngest.spring.sample.bookings;

import java.time.Duration;

import io.inngest.spring.sample.SituationTest;
import io.inngest.spring.test.InngestTester;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Cancelled, and cleaned up.
 */
@SituationTest
class HoldSeatsTests {

	@Autowired
	private InngestTester inngest;

	@Test
	void cancelledRunCleansUpBehindItself() {
		this.inngest.send(new SeatsRequested("b1", 2, Duration.ofDays(10)));
		this.inngest.advance(Duration.ofDays(9));
		assertThat(this.inngest.runOf("hold-seats")).isWaitingIn("wait-for-payment");
		this.inngest.cancel(this.inngest.runOf("hold-seats").runId());
		this.inngest.runToEnd();
		assertThat(this.inngest.runOf("hold-seats")).cancelled()
			.cancellationHandler()
			.completed()
			.ranSteps("release-seats");
	}

	@Test
	void guestIsToldWhenTheHoldExpires() {
		assertThat(this.inngest.run("hold-seats", new SeatsRequested("b2", 2, Duration.ofDays(10))))
			.slept(Duration.ofDays(10))
			.sentEvents("booking/hold.expired")
			.completed();
		assertThat(this.inngest.runOf("mail-hold-expired")).completed().ranSteps("send-mail");
	}

}

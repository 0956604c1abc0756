package io.inngest.spring.sample.orders;

import java.time.Duration;

import io.inngest.spring.sample.SituationTest;
import io.inngest.spring.test.InngestTester;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Paid for, approved or cancelled.
 */
@SituationTest
class FulfilOrderTests {

	@Autowired
	private InngestTester inngest;

	@Test
	void orderIsShippedOnceItIsPaidFor() {
		place("o1");
		this.inngest.send(new OrderPaid("another", "card"));
		this.inngest.send(new OrderPaid("o1", "card"));
		this.inngest.runToEnd();
		assertThat(this.inngest.runOf("fulfil-order")).completedWith("paid by card")
			.ranSteps("reserve-goods", "await-payment", "issue-invoice", "ship-goods")
			.hasStepResult("issue-invoice", "invoice-o1");
		assertThat(this.inngest.runOf("issue-invoice")).completed();
	}

	@Test
	void orderIsShippedOnceSomebodyAnswersForIt() {
		place("o2");
		this.inngest.sendSignal(Approval.signal("o2"), new Approval("the manager"));
		this.inngest.runToEnd();
		assertThat(this.inngest.runOf("fulfil-order")).completedWith("approved by the manager");
	}

	@Test
	void goodsAreReleasedWhenNobodyPays() {
		place("o3");
		this.inngest.advance(Duration.ofDays(4));
		assertThat(this.inngest.runOf("fulfil-order")).completedWith("expired");
	}

	@Test
	void orderThatIsCancelledEndsItsRun() {
		place("o4");
		this.inngest.send(new OrderCancelled("o4"));
		this.inngest.runToEnd();
		assertThat(this.inngest.runOf("fulfil-order")).cancelled()
			.cancellationHandler()
			.completed()
			.ranSteps("release-goods");
	}

	private void place(String orderId) {
		this.inngest.send(new OrderPlaced(orderId, Duration.ofDays(3)));
		this.inngest.runUntilIdle();
		assertThat(this.inngest.runOf("fulfil-order")).isWaitingIn("await-payment", "await-approval");
	}

}

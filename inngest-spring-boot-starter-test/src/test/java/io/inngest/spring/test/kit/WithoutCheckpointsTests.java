package io.inngest.spring.test.kit;

import io.inngest.spring.test.InngestTest;
import io.inngest.spring.test.InngestTester;
import io.inngest.spring.test.TestEngine;
import io.inngest.spring.test.kit.Changing.Code;
import io.inngest.spring.test.kit.Changing.CurrentCode;
import io.inngest.spring.test.kit.Payments.PaymentDeclined;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.times;

/**
 * A server that takes each step's result with the answer to a call.
 */
@InngestTest(functions = { PayOrder.class, BuyBoth.class, Changing.class }, engines = TestEngine.SERVER,
		properties = "inngest.checkpoint.enabled=false")
@Import(CurrentCode.class)
class WithoutCheckpointsTests {

	@Autowired
	private InngestTester inngest;

	@Autowired
	private CurrentCode code;

	@MockitoBean
	private Payments payments;

	@BeforeEach
	void charge() {
		given(this.payments.charge(any())).willAnswer((call) -> "payment-of-" + call.getArgument(0));
	}

	@Test
	void nothingIsUnderWayWhenTheProcessDies() {
		this.inngest.crashAfter("pay-order", "charge");
		assertThat(this.inngest.run("pay-order", new Order("o1"))).completed().hasStepAttempts("charge", 1);
		then(this.payments).should(times(1)).charge("o1");
	}

	@Test
	void callsThatComeTwiceHaveTheSameAnswer() {
		this.inngest.deliverTwice();
		assertThat(this.inngest.run("pay-order", new Order("o2"))).completed();
		then(this.payments).should(times(2)).charge("o2");
	}

	@Test
	void sagaIsRolledBack() {
		this.inngest.failStep("buy-both", "ship", 1, new PaymentDeclined("lost"));
		assertThat(this.inngest.run("buy-both", new Order("o3"))).failedWith(PaymentDeclined.class)
			.rolledBack("refund-two", "refund-one");
		this.inngest.assertDeterministic();
	}

	@Test
	void parallelStepsAreTriedOnTheirOwn() {
		this.code.become((step) -> step
			.parallel(() -> step.attempt("a", () -> "one").ignoreError(), () -> Code.of("b", "sleep").run(step))
			.toString());
		this.inngest.failStep("changing", "a", 1, new PaymentDeclined("no"));
		this.inngest.run("changing");
		assertThat(this.inngest.runOf("changing")).completed().ranStepsInAnyOrder("a", "b", "sleep");
		this.inngest.assertDeterministic();
	}

}

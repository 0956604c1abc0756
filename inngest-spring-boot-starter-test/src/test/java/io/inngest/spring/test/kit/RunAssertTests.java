package io.inngest.spring.test.kit;

import java.time.Duration;
import java.util.function.Consumer;

import io.inngest.spring.test.InngestTest;
import io.inngest.spring.test.InngestTester;
import io.inngest.spring.test.RunAssert;
import io.inngest.spring.test.RunReport;
import io.inngest.spring.test.TestEngine;
import io.inngest.spring.test.kit.Payments.PaymentDeclined;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;

/**
 * What assertions say when they fail, with the timeline.
 */
@InngestTest(engines = { TestEngine.EMBEDDED, TestEngine.SERVER })
class RunAssertTests {

	@Autowired
	private InngestTester inngest;

	@MockitoBean
	private Payments payments;

	@BeforeEach
	void charge() {
		given(this.payments.charge(any())).willReturn("payment-1");
	}

	@Test
	void timelineOfARunThatHasCompleted() {
		this.inngest.failStep("pay-order", "mail", 1, new PaymentDeclined("busy"));
		RunReport run = this.inngest.run("pay-order", new Order("o1"));
		assertThat(withoutIds(run.timeline())).isEqualTo("""
				run RUN of 'application-pay-order', started by 'kit/order' at 2030-01-01T12:00:00Z
				  +0s      charge    step.run        "payment-1"
				  +2d      grace     step.sleep      null, took 2d
				  +2d 15s  mail      step.run        null after 2 attempts
				  +2d 15s  announce  step.sendEvent  {"ids":["EVENT"]}
				  +2d 15s                            completed with "payment-1\"""");
	}

	@Test
	void timelineOfARunThatHasFailed() {
		this.inngest.failStep("pay-order", "charge", 3, new PaymentDeclined("no money"));
		RunReport run = this.inngest.run("pay-order", new Order("o2"));
		assertThat(withoutIds(run.timeline())).isEqualTo("""
				run RUN of 'application-pay-order', started by 'kit/order' at 2030-01-01T12:00:00Z
				  +45s  charge  step.run  failed after 3 attempts: PaymentDeclined: no money
				  +45s                    failed with PaymentDeclined: no money
				  handled by 'application-pay-order-failure': completed with null""");
	}

	@Test
	void timelineOfARunThatWaits() {
		this.inngest.failStep("pay-order", "charge", 1, new PaymentDeclined("busy"));
		this.inngest.send(new Order("o3"));
		this.inngest.runUntilIdle();
		assertThat(withoutIds(this.inngest.runOf("pay-order").timeline())).isEqualTo("""
				run RUN of 'application-pay-order', started by 'kit/order' at 2030-01-01T12:00:00Z
				  …  charge  retry  waits until +15s, attempt 1 failed: PaymentDeclined: busy""");
		this.inngest.advance(Duration.ofSeconds(15));
		assertThat(withoutIds(this.inngest.runOf("pay-order").timeline())).isEqualTo("""
				run RUN of 'application-pay-order', started by 'kit/order' at 2030-01-01T12:00:00Z
				  +15s  charge  step.run    "payment-1" after 2 attempts
				  …     grace   step.sleep  waits until +2d 15s""");
	}

	@Test
	void timelineOfARunThatWaitsForOthers() {
		this.inngest.send("kit/await", new Order("o4"));
		this.inngest.runUntilIdle();
		assertThat(withoutIds(this.inngest.runOf("await-both").timeline())).isEqualTo("""
				run RUN of 'application-await-both', started by 'kit/await' at 2030-01-01T12:00:00Z
				  …  paid  step.waitForEvent  waits for 'kit/paid' until +3d""");
		this.inngest.cancel(this.inngest.runOf("await-both").runId());
		this.inngest.runToEnd();
		assertThat(withoutIds(this.inngest.runOf("await-both").timeline())).isEqualTo("""
				run RUN of 'application-await-both', started by 'kit/await' at 2030-01-01T12:00:00Z
				  +0s      was cancelled
				  handled by 'application-await-both-cancelled': completed with null""");
	}

	@Test
	void assertionsThatFail() {
		RunReport completed = this.inngest.run("pay-order", new Order("o5"));
		assertFails(completed, RunAssert::failed, "to have failed");
		assertFails(completed, RunAssert::cancelled, "to be cancelled");
		assertFails(completed, RunAssert::isWaiting, "to wait");
		assertFails(completed, (run) -> run.isWaitingIn("grace"), "to wait in [grace]");
		assertFails(completed, (run) -> run.completedWith("other"), "to have completed with \"other\"");
		assertFails(completed, (run) -> run.failedWith(PaymentDeclined.class), "to have failed with PaymentDeclined");
		assertFails(completed, (run) -> run.ranSteps("charge"), "to have run the steps [charge]");
		assertFails(completed, (run) -> run.ranStepsInAnyOrder("mail"), "to have run the steps [mail] in any order");
		assertFails(completed, (run) -> run.hasStepResult("charge", 7), "to have a step 'charge' with the result 7");
		assertFails(completed, (run) -> run.hasStepAttempts("charge", 2), "to have tried the step 'charge' 2 times");
		assertFails(completed, (run) -> run.rolledBack("undo"), "to have rolled back [undo]");
		assertFails(completed, (run) -> run.slept(Duration.ofHours(1)), "to have slept 1h, not 2d");
		assertFails(completed, RunAssert::sentEvents, "to have sent no events");
		assertFails(completed, (run) -> run.sentEvents("kit/other"),
				"to have sent the events [kit/other], not [kit/paid]");
		assertFails(completed, RunAssert::failureHandler,
				"to have one run of the handler 'application-pay-order-failure'");
	}

	@Test
	void assertionsOnAFailureThatFail() {
		this.inngest.failStep("pay-order", "charge", 3, new PaymentDeclined("no money"));
		RunReport failed = this.inngest.run("pay-order", new Order("o6"));
		assertFails(failed, RunAssert::completed, "to have completed");
		assertFails(failed, (run) -> run.completedWith("payment-1"), "to have completed with \"payment-1\"");
		assertFails(failed, (run) -> run.failedWith(ArithmeticException.class),
				"to have failed with ArithmeticException");
		assertFails(failed, (run) -> run.failedWith(PaymentDeclined.class, "no card"),
				"to have failed with a message that contains \"no card\"");
	}

	private static void assertFails(RunReport run, Consumer<RunAssert> assertion, String expectation) {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertion.accept(assertThat(run)))
			.withMessage("Expected the run %s%n%s", expectation, run.timeline());
	}

	private static String withoutIds(String timeline) {
		return timeline.replaceFirst("^run \\w{26}", "run RUN").replaceAll("\"\\w{26}\"", "\"EVENT\"");
	}

}

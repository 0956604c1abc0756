package io.inngest.spring.test.kit;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

import io.inngest.spring.Event;
import io.inngest.spring.FetchResponse;
import io.inngest.spring.test.InngestTest;
import io.inngest.spring.test.InngestTester;
import io.inngest.spring.test.RunReport;
import io.inngest.spring.test.TestEngine;
import io.inngest.spring.test.kit.Payments.PaymentDeclined;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;

/**
 * The kit as its users see it, on both engines.
 */
@InngestTest(engines = { TestEngine.EMBEDDED, TestEngine.SERVER })
class InngestTestTests {

	private static final Set<TestEngine> ENGINES = EnumSet.noneOf(TestEngine.class);

	@Autowired
	private InngestTester inngest;

	@Autowired
	private Clock clock;

	@MockitoBean
	private Payments payments;

	@BeforeEach
	void charge() {
		given(this.payments.charge(any())).willAnswer((call) -> "payment-of-" + call.getArgument(0));
	}

	@Test
	void sleepsForDaysAtOnce() {
		RunReport run = this.inngest.run("pay-order", new Order("o1"));
		assertThat(run).completedWith("payment-of-o1")
			.ranSteps("charge", "grace", "mail", "announce")
			.slept(Duration.ofDays(2))
			.sentEvents("kit/paid")
			.rolledBack();
		assertThat(this.clock.instant()).isEqualTo(InngestTester.START.plus(Duration.ofDays(2)));
	}

	@Test
	void runsOnTheEngineOfItsTurn(@Autowired Environment environment) {
		assertThat(environment.getProperty("inngest.mode"))
			.isEqualTo((this.inngest.engine() == TestEngine.EMBEDDED) ? "embedded" : "dev");
		ENGINES.add(this.inngest.engine());
	}

	@AfterAll
	static void ranOnBoth() {
		assertThat(ENGINES).containsExactly(TestEngine.EMBEDDED, TestEngine.SERVER);
	}

	@Test
	void nothingOfOtherTestsIsLeft() {
		assertThat(this.inngest.events()).isEmpty();
		assertThat(this.inngest.runsOf("pay-order")).isEmpty();
		assertThat(this.clock.instant()).isEqualTo(InngestTester.START);
	}

	@Test
	void stepIsTriedAgainAfterItsBackOff() {
		this.inngest.failStep("pay-order", "charge", 2, new PaymentDeclined("busy"));
		this.inngest.send(new Order("o2"));
		this.inngest.runUntilIdle();
		assertThat(this.inngest.runOf("pay-order")).isWaitingIn("charge").hasStepAttempts("charge", 1);
		this.inngest.runToEnd();
		assertThat(this.inngest.runOf("pay-order")).completed().hasStepAttempts("charge", 3);
		then(this.payments).should(times(1)).charge("o2");
	}

	@Test
	void failureIsHandled() {
		this.inngest.failStep("pay-order", "charge", 3, new PaymentDeclined("no money"));
		assertThat(this.inngest.run("pay-order", new Order("o3"))).failedWith(PaymentDeclined.class, "no money")
			.failureHandler()
			.completed()
			.ranSteps("tell");
		then(this.payments).should().mail("failed: no money");
	}

	@Test
	void sagaIsRolledBack() {
		this.inngest.failStep("buy-both", "ship", 1, new PaymentDeclined("lost"));
		RunReport run = this.inngest.run("buy-both", new Order("o4"));
		assertThat(run).failedWith(PaymentDeclined.class).rolledBack("refund-two", "refund-one");
		then(this.payments).should().refund("payment-of-one");
		this.inngest.assertDeterministic();
	}

	@Test
	void waitsForEventSignalAndFunction() {
		this.inngest.send(Event.of("kit/await", new Order("o5")));
		this.inngest.runUntilIdle();
		assertThat(this.inngest.runOf("await-both")).isWaitingIn("paid");
		this.inngest.send("kit/paid", new Order("o5"));
		this.inngest.runUntilIdle();
		assertThat(this.inngest.runOf("await-both")).isWaitingIn("approved");
		this.inngest.sendSignal("approve/o5", "the boss");
		this.inngest.assertDeterministic();
		this.inngest.runToEnd();
		assertThat(this.inngest.runOf("await-both")).completedWith("paid, the boss, extra for o5");
		this.inngest.assertDeterministic();
	}

	@Test
	void waitsTimeOut() {
		assertThat(this.inngest.run("await-both", new Order("o6"))).completedWith("unpaid, nobody, extra for o6");
		assertThat(this.clock.instant()).isEqualTo(InngestTester.START.plus(Duration.ofDays(4)));
	}

	@Test
	void cancellationIsHandled(InngestTester inngest) {
		inngest.send("kit/await", new Order("o7"));
		inngest.runUntilIdle();
		inngest.cancel(inngest.runOf("await-both").runId());
		inngest.runToEnd();
		assertThat(inngest.runOf("await-both")).cancelled().cancellationHandler().completed().ranSteps("say-so");
	}

	@Test
	void stubTakesThePlaceOfTheBody() {
		this.inngest.stubStep("pay-order", "charge", "stubbed");
		this.inngest.stubStep("pay-order", "mail", null);
		assertThat(this.inngest.run("pay-order", new Order("o8"))).completedWith("stubbed")
			.hasStepResult("charge", "stubbed");
		then(this.payments).should(never()).charge(any());
		then(this.payments).should(never()).mail(any());
	}

	@Test
	void requestsAreNotMade() {
		this.inngest.failStep("look-up", "rate", 1, new PaymentDeclined("no line"));
		assertThat(this.inngest.run("look-up")).failedWith(PaymentDeclined.class, "no line");
		this.inngest.stubStep("look-up", "rate", new FetchResponse(200, Map.of(), "1.08", "http://rates/"));
		assertThat(this.inngest.run("look-up")).completedWith("1.08");
	}

	@Test
	void nothingRunsAgainAfterACrash() {
		this.inngest.crashAfter("pay-order", "charge");
		this.inngest.crashAfter("pay-order", "mail");
		assertThat(this.inngest.run("pay-order", new Order("o9"))).completed()
			.ranSteps("charge", "grace", "mail", "announce");
		then(this.payments).should(times(1)).charge("o9");
		then(this.payments).should(times(1)).mail(any());
	}

	@Test
	void eventThatComesTwiceStartsOneRun() {
		this.inngest.deliverTwice();
		this.inngest.send(new Order("o10"));
		this.inngest.runToEnd();
		assertThat(this.inngest.runOf("pay-order")).completed();
		then(this.payments).should(times((this.inngest.engine() == TestEngine.SERVER) ? 2 : 1)).charge("o10");
	}

	@Test
	void runsAreReplayed() {
		this.inngest.run("pay-order", new Order("o11"));
		this.inngest.send("kit/await", new Order("o12"));
		this.inngest.runUntilIdle();
		this.inngest.assertDeterministic();
		then(this.payments).should(times(1)).charge("o11");
	}

}

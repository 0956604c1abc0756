package io.inngest.spring.test.kit;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.inngest.spring.test.InngestTest;
import io.inngest.spring.test.TestEngine;
import io.inngest.spring.test.drive.EngineTester;
import io.inngest.spring.test.kit.Changing.Code;
import io.inngest.spring.test.kit.Changing.CurrentCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * What tests that are wrong are told.
 */
@InngestTest(functions = { Changing.class, Conditional.class, Extra.class },
		engines = { TestEngine.EMBEDDED, TestEngine.SERVER })
@Import(CurrentCode.class)
class WrongUseTests {

	@Autowired
	private EngineTester inngest;

	@Autowired
	private CurrentCode code;

	@Autowired
	private TransactionTemplate transactions;

	@BeforeEach
	void noSteps() {
		this.code.become(Code.of());
	}

	@Test
	void unknownFunction() {
		String message = "There is no function 'chancing'; there are changing, conditional, extra";
		assertThatIllegalArgumentException().isThrownBy(() -> this.inngest.run("chancing")).withMessage(message);
		assertThatIllegalArgumentException().isThrownBy(() -> this.inngest.runOf("chancing")).withMessage(message);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.inngest.failStep("chancing", "a", 1, new RuntimeException()))
			.withMessage(message);
		assertThatIllegalArgumentException().isThrownBy(() -> this.inngest.stubStep("chancing", "a", 1))
			.withMessage(message);
		assertThatIllegalArgumentException().isThrownBy(() -> this.inngest.crashAfter("chancing", "a"))
			.withMessage(message);
	}

	@Test
	void functionThatNoEventStarts() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.inngest.run("extra", new Order("o1")))
			.withMessage("Function 'extra' has no trigger that names an event. Send an event that starts it, or run a "
					+ "function that invokes it, and look at runsOf(\"extra\")");
	}

	@Test
	void eventThatDoesNotMatch() {
		assertThat(this.inngest.run("conditional", Map.of("total", 6))).completedWith("large");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> this.inngest.run("conditional", Map.of("total", 5)))
			.withMessage("The event 'kit/conditional' has not started one run of 'conditional', but 0: does the data "
					+ "fulfil the condition of the trigger?");
	}

	@Test
	void unknownRun() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.inngest.find("r1"))
			.withMessage("There is no run 'r1'. The id of a run is in its report, that of an event in what send "
					+ "returns");
	}

	@Test
	void notOneRun() {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> this.inngest.runOf("changing"))
			.withMessage("There is not one run of 'changing', but 0. Send the event that starts it, and let it run: "
					+ "runUntilIdle() or runToEnd()");
		this.inngest.run("changing");
		this.inngest.run("changing");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> this.inngest.runOf("changing"))
			.withMessageStartingWith("There is not one run of 'changing', but 2:\nrun ")
			.withMessageContaining("completed with \"[]\"");
	}

	@Test
	void stepThatNeverCame() {
		this.code.become(Code.of("a", "sleep"));
		this.inngest.failStep("changing", "b", 1, new IllegalStateException());
		assertUnused(
				"failStep(\"application-changing\", \"b\") has not taken place: there was no run of the function. Send the "
						+ "event that starts it, and let it run");
		this.inngest.failStep("changing", "b", 1, new IllegalStateException());
		this.inngest.crashAfter("changing", "sleep");
		this.inngest.run("changing");
		assertUnused(
				"""
						failStep("application-changing", "b") has not taken place: no run came to such a step; there were a, sleep. A \
						repeat of an id has a number, as in "id:1"
						crashAfter("application-changing", "sleep") has not taken place: the step is a step.sleep, which has no body, or \
						it was over before this was said. Send what it waits for, let time pass, or say it before the step comes""");
	}

	private void assertUnused(String message) {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(this.inngest::end).withMessage(message);
		// Or this test would fail with it
		this.inngest.begin();
	}

	@Test
	void noAttempts() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.inngest.failStep("changing", "a", 0, new IllegalStateException()))
			.withMessage("Step 'a' cannot fail 0 times. Leave failStep out if it is not to fail");
	}

	@Test
	void stubOfAnotherType() {
		this.code.become((step) -> step.run("a", () -> "done"));
		this.inngest.stubStep("changing", "a", new int[] { 1 });
		assertThat(this.inngest.run("changing")).failed();
	}

	@Test
	void clockThatGoesBackwards() {
		Duration back = Duration.ofSeconds(-1);
		String message = "The clock cannot be moved backwards, by PT-1S: what has happened by now would not have "
				+ "happened yet. To begin earlier, call beginAt(time) before anything is sent";
		assertThatIllegalArgumentException().isThrownBy(() -> this.inngest.advance(back)).withMessage(message);
		assertThatIllegalArgumentException().isThrownBy(() -> this.inngest.clock().advance(back)).withMessage(message);
		Instant earlier = Instant.parse("2024-02-29T00:00:00Z");
		this.inngest.clock().beginAt(earlier);
		assertThat(this.inngest.run("changing").startedAt()).isEqualTo(earlier);
	}

	@Test
	void endlessSleeps() {
		this.code.become((step) -> {
			for (int i = 0; true; i++) {
				step.sleep("sleep-" + i, Duration.ofDays(1));
			}
		});
		this.inngest.send("kit/changing");
		assertThatExceptionOfType(Throwable.class).isThrownBy(this.inngest::runToEnd)
			.satisfies((ex) -> assertThat(ex.getMessage()).contains("in a loop"));
	}

	@Test
	void transactionThatIsActive() {
		assertThatIllegalStateException()
			.isThrownBy(() -> this.transactions.executeWithoutResult((status) -> this.inngest.runToEnd()))
			.withMessageStartingWith("A transaction is active. Functions would not see what it has not committed")
			.withMessageEndingWith(
					"take @Transactional off the test, and let a TransactionTemplate commit what the test writes");
	}

}

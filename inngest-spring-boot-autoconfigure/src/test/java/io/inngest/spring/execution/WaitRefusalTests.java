package io.inngest.spring.execution;

import java.time.Duration;
import java.util.List;

import io.inngest.spring.Step;
import io.inngest.spring.WaitForEvent;
import io.inngest.spring.protocol.StepOp;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Waits that can never work, and what a wait asks the engine for.
 */
class WaitRefusalTests {

	private static final WaitForEvent<Object> PAID = WaitForEvent.of("shop/paid", Object.class);

	@Test
	void waitWithoutATimeout() {
		assertRefused(run((step) -> step.waitForEvent("wait", PAID)),
				"Step 'wait' waits for 'shop/paid' without a timeout");
	}

	@Test
	void lookingBackWhereTheEngineCannot() {
		Function function = (step) -> step.waitForEvent("wait",
				PAID.timeout(Duration.ofDays(1)).lookBack(Duration.ofDays(1)));
		TestRun run = run(function);
		run.journal.looksBack(false);
		assertRefused(run, "Step 'wait' looks back for 'shop/paid', which an Inngest server cannot do");
		assertThat(op(run(function))).isInstanceOfSatisfying(StepOp.WaitForEvent.class,
				(wait) -> assertThat(wait.lookBack()).isEqualTo(Duration.ofDays(1)));
	}

	@Test
	void waitsThatAreTooLong() {
		Duration tooLong = Duration.ofDays(367);
		assertRefused(run((step) -> step.waitForEvent("wait", PAID.timeout(tooLong))), "Step 'wait' cannot wait");
		assertRefused(run((step) -> step.waitForSignal("wait", "go", tooLong, Object.class)),
				"Step 'wait' cannot wait PT8808H: the longest time is 366 days. Wait several times");
		assertRefused(run((step) -> step.invoke("call", "other", null, Object.class, tooLong)),
				"Step 'call' cannot wait");
	}

	@Test
	void signalWithoutAName() {
		assertRefused(run((step) -> step.waitForSignal("wait", " ", Duration.ofDays(1), Object.class)),
				"Step 'wait' waits for a signal without a name");
	}

	@Test
	void dataThatIsNoObject() {
		assertRefused(run((step) -> step.invoke("call", "other", List.of(1), Object.class)),
				"The data with which step 'call' calls a function is a");
		assertThat(op(run((step) -> step.invoke("call", "other", null, Object.class))))
			.isInstanceOfSatisfying(StepOp.Invoke.class, (invoke) -> {
				assertThat(invoke.data()).isEqualTo("{}");
				assertThat(invoke.deadline().timeout()).isEqualTo(StepOp.Deadline.LONGEST);
			});
	}

	@Test
	void negativeTimeoutIsOverAtOnce() {
		assertThat(op(run((step) -> step.waitForEvent("wait", PAID.timeout(Duration.ofSeconds(-1))))))
			.isInstanceOfSatisfying(StepOp.WaitForEvent.class,
					(wait) -> assertThat(wait.deadline().timeout()).isZero());
	}

	private static StepOp op(TestRun run) {
		List<StepOp> ops = ((Outcome.Suspended) run.call()).ops();
		assertThat(ops).hasSize(1);
		return ops.get(0);
	}

	private static void assertRefused(TestRun run, String message) {
		assertThat(run.call()).isInstanceOfSatisfying(Outcome.Failed.class, (failed) -> {
			assertThat(failed.retriable()).isFalse();
			assertThat(failed.error().message()).startsWith(message);
		});
	}

	private static TestRun run(Function function) {
		return TestRun.of((step, context) -> function.run(step));
	}

	/** What a test's function does. */
	interface Function {

		Object run(Step step);

	}

}

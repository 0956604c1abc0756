package io.inngest.spring.test.kit;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import io.inngest.spring.Step;
import io.inngest.spring.WaitForEvent;
import io.inngest.spring.test.InngestTest;
import io.inngest.spring.test.InngestTester;
import io.inngest.spring.test.TestEngine;
import io.inngest.spring.test.kit.Changing.Code;
import io.inngest.spring.test.kit.Changing.CurrentCode;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * What the replay check says of functions that have changed.
 */
@InngestTest(functions = Changing.class, engines = { TestEngine.EMBEDDED, TestEngine.SERVER })
@Import(CurrentCode.class)
class ReplayCheckTests {

	@Autowired
	private InngestTester inngest;

	@Autowired
	private CurrentCode code;

	@Test
	void renamedStep() {
		check("a, b, c", Code.of("a", "b", "c"), Code.of("a", "b2", "c"), """
				after step 'a' it comes to step 'b2', where it had come to step 'b'.
				  recorded: a, b, c
				  now:      a, b2, …
				""");
	}

	@Test
	void reorderedSteps() {
		check("a, b, c", Code.of("a", "b", "c"), Code.of("b", "a", "c"), """
				at first it comes to step 'b', where it had come to step 'a'.
				  recorded: a, b, c
				  now:      b, a, c
				""");
	}

	@Test
	void stepAddedBeforeAWait() {
		this.code.become(Code.of("a", "sleep", "b"));
		this.inngest.send("kit/changing");
		this.inngest.runUntilIdle();
		assertThat(this.inngest.runOf("changing")).isWaitingIn("sleep");
		this.code.become(Code.of("a", "new", "sleep", "b"));
		assertDifference("""
				after step 'a' it comes to step 'new', where it had come to step 'sleep'.
				  recorded: a, sleep
				  now:      a, new, …
				""");
	}

	@Test
	void stepRemoved() {
		check("a, b", Code.of("a", "b"), Code.of("a"), """
				after step 'a' it returns, where it had come to step 'b'.
				  recorded: a, b
				  now:      a
				""");
	}

	@Test
	void stepAddedAtTheEnd() {
		check("a", Code.of("a"), Code.of("a", "b"), """
				after step 'a' it comes to step 'b', where it had returned.
				  recorded: a
				  now:      a, b, …
				""");
	}

	@Test
	void failureBetweenSteps() {
		check("a, b", Code.of("a", "b"), (step) -> {
			step.run("a", () -> "done");
			throw new IllegalStateException("broken");
		}, """
				after step 'a' it fails with IllegalStateException: broken, where it had come to step 'b'.
				  recorded: a, b
				  now:      a
				""");
	}

	@Test
	void chance() {
		AtomicInteger calls = new AtomicInteger();
		this.code.become((step) -> step.run("call-" + calls.incrementAndGet(), () -> "done"));
		this.inngest.run("changing");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(this.inngest::assertDeterministic)
			.withMessageContaining("at first it comes to step 'call-");
	}

	@Test
	void parallelStepsMayComeToTheirEndInAnyOrder() {
		this.code.become(ReplayCheckTests::sideBySide);
		this.inngest.failStep("changing", "left", 1, new IllegalStateException("later"));
		this.inngest.run("changing");
		assertThatNoException().isThrownBy(this.inngest::assertDeterministic);
	}

	@Test
	void historyThatWasKeptIsReplayed() {
		this.code.become((step) -> {
			step.run("a", () -> new Order("o1"));
			step.attempt("b", () -> {
				throw new IllegalStateException("broken");
			}).ignoreError();
			step.run("a", () -> new Order("o2"));
			step.sleep("nap", Duration.ofHours(1));
			step.waitForEvent("paid", WaitForEvent.of("kit/paid", Order.class).timeout(Duration.ofHours(1)));
			return step.run("c", () -> "done");
		});
		this.inngest.send("kit/changing", new Order("o3"));
		this.inngest.advance(Duration.ofHours(1));
		String waiting = this.inngest.history(this.inngest.runOf("changing").runId());
		this.inngest.runToEnd();
		String completed = this.inngest.history(this.inngest.runOf("changing").runId());
		this.inngest.assertDeterministic(waiting);
		this.inngest.assertDeterministic(completed);
		this.code.become(Code.of("a"));
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> this.inngest.assertDeterministic(waiting))
			.withMessageContaining("recorded: a, b, a:1, nap, paid\n  now:      a\n");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> this.inngest.assertDeterministic(completed))
			.withMessageContaining("recorded: a, b, a:1, nap, paid, c\n  now:      a\n");
	}

	@Test
	void textThatIsNoHistory() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.inngest.assertDeterministic("{}"))
			.withMessageStartingWith("This is not the history of a run; take what history(runId) has returned: ");
		assertThatIllegalArgumentException().isThrownBy(() -> this.inngest.history("r1"))
			.withMessageStartingWith("There is no run 'r1'.");
	}

	private static String sideBySide(Step step) {
		step.parallel(() -> step.attempt("left", () -> "one").ignoreError(),
				() -> step.run("right-1", () -> "two") + step.run("right-2", () -> "three"));
		step.sleep("nap", Duration.ofHours(1));
		return step.race(() -> step.run("fast", () -> "fast"), () -> step.run("slow", () -> "slow"));
	}

	private void check(String recorded, Code before, Code now, String difference) {
		this.code.become(before);
		assertThat(this.inngest.run("changing")).completed().ranSteps(recorded.split(", "));
		assertThatNoException().isThrownBy(this.inngest::assertDeterministic);
		this.code.become(now);
		assertDifference(difference);
	}

	private void assertDifference(String difference) {
		String runId = this.inngest.runOf("changing").runId();
		assertThatExceptionOfType(AssertionError.class).isThrownBy(this.inngest::assertDeterministic)
			.withMessage(
					"""
							Function 'application-changing' does not take the way again that its run %s has taken: \
							%sRuns that are under way when this code is deployed would not find their steps again. \
							Changing.run must meet the same steps in the same order on every call: take what is random, what the clock \
							says and what is read from outside through a step, and put new steps behind those that runs under way \
							have come to.""",
					runId, difference);
	}

}

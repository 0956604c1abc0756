package io.inngest.spring.execution;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.inngest.spring.ErrorDetails;
import io.inngest.spring.Step;
import io.inngest.spring.StepFuture;
import io.inngest.spring.execution.memo.Memo;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Parallel steps where each is run in a call of its own, as on a server.
 */
class PlannedStepTests {

	private final List<String> bodies = new ArrayList<>();

	private final TestRun run = run((step) -> step.parallel(() -> body(step, "a") + body(step, "b"),
			() -> step.attempt("c", () -> log("c")).recover((error) -> error.getMessage()), () -> {
				step.sleep("nap", Duration.ofSeconds(1));
				return "slept";
			}) + body(step, "end"));

	@Test
	void severalStepsArePlanned() {
		assertThat(ops(this.run.call())).containsExactly("Planned a", "Planned c", "Sleep nap");
		assertThat(this.bodies).isEmpty();
	}

	@Test
	void onlyStepLeftIsRunAtOnceUnlessTheServerWantsItPlanned() {
		remember("a", "c", "nap");
		this.run.journal.plan(true);
		assertThat(ops(this.run.call())).containsExactly("Planned b");
		this.run.journal.plan(false);
		assertThat(ops(this.run.call())).containsExactly("Ran b");
		remember("b");
		assertThat(ops(this.run.call())).containsExactly("Ran end");
	}

	@Test
	void targetedCallRunsThatStepOnly() {
		assertThat(ops(this.run.call("c"))).containsExactly("Ran c");
		assertThat(ops(this.run.call("b"))).isEmpty();
		remember("a");
		assertThat(ops(this.run.call("b"))).containsExactly("Ran b");
		assertThat(ops(this.run.call("a"))).isEmpty();
		assertThat(this.bodies).containsExactly("c", "b");
	}

	@Test
	void memoizedErrorIsSeenByItsBranch() {
		remember("a", "b", "nap");
		this.run.journal.remember("c",
				new Memo.Failure("c", ErrorDetails.of(new IllegalStateException("broken")).withStep("c", 1)));
		assertThat(ops(this.run.call())).containsExactly("Ran end");
		remember("end");
		assertThat(this.run.call()).isEqualTo(new Outcome.Completed("\"[ab, broken, slept]end\""));
	}

	@Test
	void targetIsFoundEvenIfTheFunctionFailsBeforeItIsWaitedFor() {
		TestRun failing = run((step) -> {
			StepFuture<String> future = step.runAsync("a", () -> log("a"));
			if (this.bodies.isEmpty()) {
				throw new IllegalStateException("not yet");
			}
			return future.join();
		});
		assertThat(ops(failing.call("a"))).containsExactly("Ran a");
	}

	@Test
	void stepBesideAFutureIsPlannedWithIt() {
		TestRun futures = run((step) -> {
			step.runAsync("a", () -> log("a"));
			return body(step, "b");
		});
		assertThat(ops(futures.call())).containsExactly("Planned a", "Planned b");
		futures.journal.remember("b", new Memo.Data("b", "\"b\""));
		assertThat(ops(futures.call())).containsExactly("Ran a");
	}

	private void remember(String... ids) {
		for (String id : ids) {
			this.run.journal.remember(id, new Memo.Data(id, "\"" + id + "\""));
		}
	}

	private static List<String> ops(Outcome outcome) {
		return ((Outcome.Suspended) outcome).ops()
			.stream()
			.map((op) -> op.getClass().getSimpleName() + " " + op.step().label())
			.toList();
	}

	private static TestRun run(Function function) {
		return TestRun.of((step, context) -> function.run(step)).reporting();
	}

	private String body(Step step, String id) {
		return step.run(id, () -> log(id));
	}

	private String log(String id) {
		this.bodies.add(id);
		return id;
	}

	/** What a test's function does. */
	interface Function {

		Object run(Step step) throws Throwable;

	}

}

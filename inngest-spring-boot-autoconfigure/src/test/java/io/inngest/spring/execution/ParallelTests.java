package io.inngest.spring.execution;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.inngest.spring.NonRetriableError;
import io.inngest.spring.Step;
import io.inngest.spring.StepError;
import io.inngest.spring.StepFuture;
import io.inngest.spring.WaitForEvent;
import io.inngest.spring.execution.memo.Memo;
import io.inngest.spring.protocol.StepOp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Steps side by side in one call, as on the embedded engine.
 */
@ExtendWith(OutputCaptureExtension.class)
class ParallelTests {

	private static final ExecutorService threads = Executors.newCachedThreadPool();

	private final List<String> bodies = new CopyOnWriteArrayList<>();

	@AfterAll
	static void stop() {
		threads.shutdown();
	}

	@Test
	void bodiesRunSideBySide() {
		CountDownLatch both = new CountDownLatch(2);
		TestRun run = run(
				(step) -> step.parallel(() -> step.run("a", () -> meet(both)), () -> step.run("b", () -> meet(both))));
		assertThat(run.call()).isEqualTo(new Outcome.Completed("[true,true]"));
	}

	private static boolean meet(CountDownLatch latch) throws InterruptedException {
		latch.countDown();
		latch.await();
		return true;
	}

	@Test
	void valuesComeInTheOrderOfBranches() {
		assertThat(run((step) -> List.of(step.parallel(() -> body(step, "a"), () -> body(step, "b")),
				step.parallel(() -> body(step, "c"), () -> body(step, "d"), () -> body(step, "e")),
				step.parallel(() -> body(step, "f"), () -> body(step, "g"), () -> body(step, "h"), () -> "none"),
				step.parallel(() -> body(step, "i"), () -> 2, () -> 3, () -> 4, () -> body(step, "j"))))
			.call())
			.isEqualTo(new Outcome.Completed(
					"[[\"a\",\"b\"],[\"c\",\"d\",\"e\"],[\"f\",\"g\",\"h\",\"none\"],[\"i\",2,3,4,\"j\"]]"));
		assertThat(this.bodies).doesNotHaveDuplicates().hasSize(10);
	}

	@Test
	void branchesMayHaveNoValue() {
		assertThat(run((step) -> {
			step.parallel(() -> step.run("a", () -> this.bodies.add("a")), () -> body(step, "b"));
			return step.parallel(List.of());
		}).call()).isEqualTo(new Outcome.Completed("[]"));
		assertThat(this.bodies).containsExactlyInAnyOrder("a", "b");
	}

	@Test
	void branchesOfSeveralStepsRunEachBodyOnce() {
		TestRun run = run((step) -> step.parallel(() -> body(step, "a1") + body(step, "a2") + body(step, "a3"),
				() -> body(step, "b1"), () -> body(step, "c1") + body(step, "c2")));
		assertThat(run.call()).isEqualTo(new Outcome.Completed("[\"a1a2a3\",\"b1\",\"c1c2\"]"));
		assertThat(this.bodies).containsExactlyInAnyOrder("a1", "a2", "a3", "b1", "c1", "c2");
		assertThat(run.call()).isEqualTo(new Outcome.Completed("[\"a1a2a3\",\"b1\",\"c1c2\"]"));
		assertThat(this.bodies).hasSize(6);
	}

	@Test
	void nestedBranches() {
		assertThat(run((step) -> step.parallel(
				() -> step.parallel(() -> body(step, "a") + body(step, "b"), () -> body(step, "c")) + body(step, "d"),
				() -> body(step, "e")))
			.call()).isEqualTo(new Outcome.Completed("[\"[ab, c]d\",\"e\"]"));
		assertThat(this.bodies).hasSize(5);
	}

	@Test
	void othersFinishBeforeTheFirstFailureInBranchOrderIsThrown() {
		TestRun run = run((step) -> step.parallel(() -> body(step, "a") + body(step, "b"), () -> fail(step, "first"),
				() -> fail(step, "second")));
		assertThat(run.call()).isInstanceOfSatisfying(Outcome.Failed.class, (failed) -> {
			assertThat(failed.error().stepId()).isEqualTo("first");
			assertThat(failed.retriable()).isFalse();
		});
		assertThat(run.recordedLabels()).containsExactlyInAnyOrder("a", "b", "first", "second");
	}

	@Test
	void checkedExceptionsOfBranchesComeOutAsTheyAre() {
		TestRun run = run((step) -> step.parallel(() -> body(step, "a"), () -> {
			body(step, "b");
			throw new IOException("disk");
		}));
		assertThat(run.call()).isInstanceOfSatisfying(Outcome.Failed.class, (failed) -> {
			assertThat(failed.error().name()).isEqualTo("IOException");
			assertThat(failed.retriable()).isTrue();
		});
		assertThat(this.bodies).containsExactlyInAnyOrder("a", "b");
	}

	@Test
	void branchesMayFallBack() {
		assertThat(run((step) -> step.parallel(() -> {
			try {
				return fail(step, "a");
			}
			catch (StepError ex) {
				return body(step, "instead");
			}
		}, () -> step.attempt("b", () -> broken("b")).recover((error) -> body(step, "of b")))).call())
			.isEqualTo(new Outcome.Completed("[\"instead\",\"of b\"]"));
	}

	@Test
	void futuresRunBesideWhatIsWaitedFor() {
		TestRun run = run((step) -> {
			StepFuture<String> a = async(step, "a");
			StepFuture<String> b = async(step, "b");
			assertThat(this.bodies.isEmpty() || this.bodies.size() == 3).isTrue();
			return body(step, "c") + b.join() + a.join();
		});
		assertThat(run.call()).isEqualTo(new Outcome.Completed("\"cba\""));
		assertThat(this.bodies).containsExactlyInAnyOrder("a", "b", "c");
		assertThat(run.call()).isEqualTo(new Outcome.Completed("\"cba\""));
		assertThat(this.bodies).hasSize(3);
	}

	@Test
	void futureThatNobodyJoinsIsAwaited() {
		assertThat(run((step) -> {
			async(step, "a");
			return "done";
		}).call()).isEqualTo(new Outcome.Completed("\"done\""));
		assertThat(this.bodies).containsExactly("a");
	}

	@Test
	void failureOfAFutureThatNobodyJoinsFailsTheRunAfterTheOthers() {
		assertThat(run((step) -> {
			step.runAsync("bad", () -> broken("bad"));
			async(step, "good");
			return "done";
		}).call()).isInstanceOfSatisfying(Outcome.Failed.class,
				(failed) -> assertThat(failed.error().stepId()).isEqualTo("bad"));
		assertThat(this.bodies).contains("good");
	}

	@Test
	void futureInABranchJoinsTheWave() {
		TestRun run = run((step) -> step.parallel(() -> {
			StepFuture<String> a = async(step, "a");
			return body(step, "b") + a.join();
		}, () -> body(step, "c")));
		assertThat(run.call()).isEqualTo(new Outcome.Completed("[\"ba\",\"c\"]"));
		assertThat(this.bodies).hasSize(3);
	}

	@Test
	void futureMayBeJoinedInABranch() {
		assertThat(run((step) -> {
			StepFuture<String> a = async(step, "a");
			return step.parallel(a::join, () -> body(step, "b") + a.join());
		}).call()).isEqualTo(new Outcome.Completed("[\"a\",\"ba\"]"));
		assertThat(this.bodies).hasSize(2);
	}

	@Test
	void futuresThatEndInAnotherOrderAreNoOtherWay(CapturedOutput output) {
		TestRun run = run((step) -> {
			StepFuture<String> a = async(step, "a");
			return body(step, "b") + body(step, "c") + a.join();
		});
		run.journal.remember("b", new Memo.Data("b", "\"b\""));
		run.journal.remember("a", new Memo.Data("a", "\"a\""));
		assertThat(run.call()).isEqualTo(new Outcome.Completed("\"bca\""));
		assertThat(output).doesNotContain("WARN");
	}

	@Test
	void sleepsAndWaitsParkABranchWhileOthersGoOn() {
		TestRun run = run((step) -> step.parallel(() -> {
			step.sleep("nap", Duration.ofHours(1));
			return body(step, "a");
		}, () -> body(step, "b") + body(step, "c"),
				() -> step.waitForEvent("wait", WaitForEvent.of("shop/paid", Object.class).timeout(Duration.ofHours(2)))
					.isPresent()));
		assertThat(run.call()).isEqualTo(new Outcome.Suspended(List.of(), true));
		assertThat(this.bodies).containsExactlyInAnyOrder("b", "c");
		assertThat(run.journal.registered).hasSize(2);
		assertThat(run.call()).isEqualTo(new Outcome.Suspended(List.of(), true));
		run.journal.settle("nap", new Memo.Done("nap"));
		assertThat(run.call()).isEqualTo(new Outcome.Suspended(List.of(), true));
		run.journal.settle("wait", new Memo.Done("wait"));
		assertThat(run.call()).isEqualTo(new Outcome.Completed("[\"a\",\"bc\",false]"));
		assertThat(run.journal.registered).hasSize(2);
	}

	@Test
	void branchInBackOffIsTriedAgainWithItsOwnCount() {
		List<Integer> attempts = new ArrayList<>();
		TestRun run = TestRun.of((step, context) -> step.parallel(() -> step.attempt("bad", () -> {
			attempts.add(context.attempt());
			throw new IllegalStateException("not yet");
		}).failed(), () -> body(step, "a") + body(step, "b"))).retries(2).sideBySide(threads);
		for (int attempt = 1; attempt <= 2; attempt++) {
			assertThat(run.call()).isEqualTo(new Outcome.Suspended(List.of(), true));
			int tried = attempt;
			assertThat(run.journal.registered).last()
				.isInstanceOfSatisfying(StepOp.Errored.class,
						(errored) -> assertThat(errored.error().attempts()).isEqualTo(tried));
			assertThat(run.call()).as("still in back-off").isEqualTo(new Outcome.Suspended(List.of(), true));
			run.journal.retryNow();
		}
		assertThat(run.call()).isEqualTo(new Outcome.Completed("[true,\"ab\"]"));
		assertThat(attempts).containsExactly(0, 1, 2);
		assertThat(this.bodies).hasSize(2);
	}

	@Test
	void oneIdInTwoBranchesIsRefused() {
		assertRefused((step) -> step.parallel(() -> body(step, "a"), () -> body(step, "a")),
				"Step 'a' was called in branches 1 and 2.");
		assertRefused(
				(step) -> step.parallel(() -> body(step, "x"), () -> step.parallel(() -> "y", () -> body(step, "x"))),
				"Step 'x' was called in branches 1 and 2.");
	}

	@Test
	void idThatLooksLikeTheRepeatOfAnotherBranchIsRefused() {
		assertRefused((step) -> step.parallel(() -> body(step, "a") + body(step, "a"), () -> body(step, "a:1")),
				"Step 'a:1' was called in branches 1 and 2.");
	}

	private void assertRefused(Function function, String message) {
		assertThat(run(function).call()).isInstanceOfSatisfying(Outcome.Failed.class, (failed) -> {
			assertThat(failed.retriable()).isFalse();
			assertThat(failed.error().message()).startsWith(message);
		});
	}

	@Test
	void idsRepeatInABranchAndAfterIt() {
		TestRun run = run((step) -> {
			step.parallel(() -> {
				for (int i = 0; i < 30; i++) {
					body(step, "item");
				}
				return null;
			}, () -> body(step, "other"));
			for (int i = 0; i < 30; i++) {
				body(step, "item");
			}
			return body(step, "other");
		});
		assertThat(run.call()).isEqualTo(new Outcome.Completed("\"other\""));
		assertThat(run.recordedLabels()).contains("item", "item:59", "other:1").hasSize(62).doesNotHaveDuplicates();
	}

	@Test
	void stepOnAnotherThreadOrInABodyIsRefused() {
		TestRun inBody = run(
				(step) -> step.parallel(() -> "y", () -> step.run("outer", () -> step.run("inner", () -> "x"))));
		assertThat(inBody.call()).isInstanceOfSatisfying(Outcome.Failed.class,
				(failed) -> assertThat(failed.error().message())
					.startsWith("Step 'inner' was called inside the body of step 'outer'"));
		TestRun elsewhere = run((step) -> step.parallel(() -> threads.submit(() -> step.run("inner", () -> "x")).get(),
				() -> body(step, "a")));
		assertThat(elsewhere.call()).isInstanceOfSatisfying(Outcome.Failed.class, (failed) -> {
			assertThat(failed.error().causes().get(0).message()).startsWith("Step 'inner' was called on thread '");
			assertThat(failed.retriable()).isFalse();
		});
	}

	@Test
	void branchThatSwallowsThatItIsLeftRunsNothing(CapturedOutput output) {
		TestRun run = run((step) -> step.parallel(() -> {
			try {
				return body(step, "a") + body(step, "b");
			}
			catch (Throwable ex) {
				return body(step, "instead");
			}
		}, () -> swallowInFinally(step)));
		assertThat(run.call()).isEqualTo(new Outcome.Completed("[\"ab\",\"end\"]"));
		assertThat(this.bodies).containsExactlyInAnyOrder("a", "b", "c");
		assertThat(output).contains("A branch has swallowed that it is left until its step is over: it returned");
	}

	@SuppressWarnings("finally")
	private String swallowInFinally(Step step) {
		try {
			return body(step, "c");
		}
		finally {
			return "end";
		}
	}

	@Test
	void loggerIsSilentWhenABranchIsGoneThroughAgain(CapturedOutput output) {
		TestRun run = TestRun.of((step, context) -> {
			step.parallel(() -> {
				context.logger().info("before a1");
				body(step, "a1");
				context.logger().info("before a2");
				return body(step, "a2");
			}, () -> {
				context.logger().info("before b1");
				step.sleep("b1", Duration.ofHours(1));
				context.logger().info("before b2");
				return step.run("b2", () -> {
					context.logger().info("in b2");
					return "b2";
				});
			});
			context.logger().info("at the end");
			return "done";
		}).sideBySide(threads);
		run.call();
		run.journal.settle("b1", new Memo.Done("b1"));
		run.call();
		assertThat(output.toString()
			.lines()
			.filter((line) -> line.contains("INFO"))
			.map((line) -> line.replaceAll(".* (before|in|at) ", "$1 ")))
			.containsExactly("before a1", "before b1", "before a2", "before b2", "in b2", "at the end");
	}

	@Test
	void callEndsWithoutFurtherBodiesWhenTheRunIsLost() {
		TestRun run = run((step) -> step.parallel(() -> body(step, "a") + body(step, "c"), () -> body(step, "b")));
		run.journal.decide((op) -> Journal.Verdict.SUSPEND);
		assertThat(run.call()).isEqualTo(new Outcome.Suspended(List.of(), false));
		assertThat(this.bodies).containsExactlyInAnyOrder("a", "b");
	}

	@Test
	void failureOfTheJournalComesOutAfterTheBodiesHaveEnded() {
		TestRun run = run((step) -> step.parallel(() -> body(step, "a"), () -> body(step, "b")));
		run.journal.decide((op) -> {
			throw new IllegalArgumentException("no database");
		});
		assertThatIllegalArgumentException().isThrownBy(run::call);
		assertThat(this.bodies).hasSize(2);
	}

	private TestRun run(Function function) {
		return TestRun.of((step, context) -> function.run(step)).sideBySide(threads);
	}

	private String body(Step step, String id) {
		return step.run(id, () -> {
			this.bodies.add(id);
			return id;
		});
	}

	private StepFuture<String> async(Step step, String id) {
		return step.runAsync(id, () -> {
			this.bodies.add(id);
			return id;
		});
	}

	private static String fail(Step step, String id) {
		return step.run(id, () -> broken(id));
	}

	private static String broken(String id) {
		throw new NonRetriableError(id + " is broken");
	}

	/** What a test's function does. */
	interface Function {

		Object run(Step step) throws Throwable;

	}

}

package io.inngest.spring.test.suite;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.inngest.spring.RunContext;
import io.inngest.spring.Step;
import io.inngest.spring.StepBranch;
import io.inngest.spring.StepError;
import io.inngest.spring.StepFuture;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.test.RunReport;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Steps side by side.
 */
class ParallelStepsTests extends EngineSuite {

	@Test
	void valuesComeInTheOrderOfBranches() {
		play("two");
		checkInAnyOrder("two", """
				COMPLETED ["LR","after"]
				join run "after"
				left run "L"
				right run "R\"""");
	}

	@Test
	void actionsHaveNoValue() {
		play("actions");
		checkInAnyOrder("actions", """
				COMPLETED null
				a run null
				b run null
				c run null""");
	}

	@Test
	void listOfBranches() {
		play("list");
		checkInAnyOrder("list", """
				COMPLETED [0,1,4,9]
				square-0 run 0
				square-1 run 1
				square-2 run 4
				square-3 run 9""");
	}

	@Test
	void branchesHaveSeveralSteps() {
		play("long-branches");
		checkInAnyOrder("long-branches", """
				COMPLETED ["a1a2","b1b2"]
				a1 run "a1"
				a2 run "a2"
				b1 run "b1"
				b2 run "b2\"""");
	}

	@Test
	void sleepsAndRetriesOfOtherBranchesAreNotWaitedFor() {
		sendOnly("mixed");
		assertThat(run("mixed").steps()).extracting("id").contains("work");
		driver().runToEnd();
		checkInAnyOrder("mixed", """
				COMPLETED ["slept",1,"worked"]
				flaky run 1
				nap sleep null
				then run "slept"
				work run "worked\"""");
	}

	@Test
	void allBranchesEndBeforeAFailureIsThrown() {
		play("failing");
		checkInAnyOrder("failing", """
				FAILED IllegalStateException: first
				bad run IllegalStateException: first
				good run "G"
				worse run IllegalStateException: second""");
	}

	@Test
	void branchFallsBack() {
		play("branch-fallback");
		checkInAnyOrder("branch-fallback", """
				COMPLETED ["plan b","other"]
				a run IllegalStateException: down
				b run "plan b"
				other run "other\"""");
	}

	@Test
	void branchesAreNested() {
		play("nested");
		checkInAnyOrder("nested", """
				COMPLETED [["x","y"],["z"]]
				x run "x"
				y run "y"
				z run "z\"""");
	}

	@Test
	void futuresAreJoined() {
		play("futures");
		checkInAnyOrder("futures", """
				COMPLETED "abc"
				a run "a"
				b run "b"
				c run "c"
				unjoined run "d\"""");
	}

	@Test
	void failedFutureIsThrownWhereItIsJoined() {
		play("failed-future");
		checkInAnyOrder("failed-future", """
				COMPLETED "IllegalStateException"
				a run IllegalStateException: no
				b run "b\"""");
	}

	@Test
	void bodyWinsAgainstASleep() {
		sendOnly("deadline");
		RunReport run = run("deadline");
		assertThat(run.status()).isEqualTo(RunReport.Status.COMPLETED);
		check("deadline", """
				COMPLETED "worked, then slept on it"
				work run "worked"
				next run "slept on it\"""");
	}

	@Test
	void sleepWinsAgainstABodyThatFails() {
		play("overslept");
		checkInAnyOrder("overslept", """
				COMPLETED "too late"
				nap sleep null
				next run "too late\"""");
	}

	@Test
	void loserMayFail() {
		play("bad-loser");
		RunReport run = run("bad-loser");
		assertThat(run.output()).hasToString("\"fast\"");
		assertThat(run.steps()).extracting("id").contains("fast", "use");
	}

	@InngestFunction(id = "two", event = "suite/two")
	static class Two {

		List<String> run(Step step) {
			List<String> both = step.parallel(() -> step.run("left", () -> "L"), () -> step.run("right", () -> "R"));
			return List.of(both.get(0) + both.get(1), step.run("join", () -> "after"));
		}

	}

	@InngestFunction(id = "actions", event = "suite/actions")
	static class Actions {

		void run(Step step) {
			step.parallel(() -> step.run("a", () -> {
			}), () -> step.run("b", () -> {
			}), () -> step.run("c", () -> {
			}));
		}

	}

	@InngestFunction(id = "list", event = "suite/list")
	static class Many {

		List<Integer> run(Step step) {
			List<StepBranch<Integer>> branches = new ArrayList<>();
			for (int i = 0; i < 4; i++) {
				int number = i;
				branches.add(() -> step.run("square-" + number, () -> number * number));
			}
			return step.parallel(branches);
		}

	}

	@InngestFunction(id = "long-branches", event = "suite/long-branches")
	static class LongBranches {

		List<String> run(Step step) {
			return step.parallel(() -> step.run("a1", () -> "a1") + step.run("a2", () -> "a2"),
					() -> step.run("b1", () -> "b1") + step.run("b2", () -> "b2"));
		}

	}

	@InngestFunction(id = "mixed", event = "suite/mixed", retries = 2)
	static class Mixed {

		List<Object> run(Step step, RunContext context) {
			return step.parallel(() -> {
				step.sleep("nap", Duration.ofSeconds(90));
				return step.run("then", () -> "slept");
			}, () -> step.run("flaky", () -> {
				if (context.attempt() == 0) {
					throw new IllegalStateException("not yet");
				}
				return context.attempt();
			}), () -> step.run("work", () -> "worked"));
		}

	}

	@InngestFunction(id = "failing", event = "suite/failing", retries = 1)
	static class Failing {

		void run(Step step) {
			step.parallel(() -> step.run("bad", () -> {
				throw new IllegalStateException("first");
			}), () -> step.run("worse", () -> {
				throw new IllegalStateException("second");
			}), () -> step.run("good", () -> "G"));
		}

	}

	@InngestFunction(id = "branch-fallback", event = "suite/branch-fallback", retries = 1)
	static class BranchFallback {

		List<String> run(Step step) {
			return step.parallel(() -> step.attempt("a", () -> {
				if (step != null) {
					throw new IllegalStateException("down");
				}
				return "a";
			}).recover((error) -> step.run("b", () -> "plan b")), () -> step.run("other", () -> "other"));
		}

	}

	@InngestFunction(id = "nested", event = "suite/nested")
	static class Nested {

		List<List<String>> run(Step step) {
			return step.parallel(() -> step.parallel(() -> step.run("x", () -> "x"), () -> step.run("y", () -> "y")),
					() -> List.of(step.run("z", () -> "z")));
		}

	}

	@InngestFunction(id = "futures", event = "suite/futures")
	static class Futures {

		String run(Step step) {
			StepFuture<String> a = step.runAsync("a", () -> "a");
			StepFuture<String> b = step.runAsync("b", () -> "b");
			step.runAsync("unjoined", () -> "d");
			String c = step.run("c", () -> "c");
			return a.join() + b.join() + c;
		}

	}

	@InngestFunction(id = "failed-future", event = "suite/failed-future", retries = 0)
	static class FailedFuture {

		String run(Step step) {
			StepFuture<String> a = step.runAsync("a", () -> {
				throw new IllegalStateException("no");
			});
			step.run("b", () -> "b");
			try {
				return a.join();
			}
			catch (StepError ex) {
				return ex.name();
			}
		}

	}

	@InngestFunction(id = "deadline", event = "suite/deadline")
	static class Deadline {

		String run(Step step) {
			String winner = step.race(() -> step.run("work", () -> "worked"), () -> {
				step.sleep("nap", Duration.ofHours(1));
				return "late";
			});
			return winner + ", then " + step.run("next", () -> "slept on it");
		}

	}

	@InngestFunction(id = "overslept", event = "suite/overslept", retries = 3)
	static class Overslept {

		String run(Step step) {
			String winner = step.race(() -> step.run("work", () -> {
				throw new IllegalStateException("busy");
			}), () -> {
				step.sleep("nap", Duration.ofMinutes(2));
				return "too late";
			});
			return step.run("next", () -> winner);
		}

	}

	@InngestFunction(id = "bad-loser", event = "suite/bad-loser", retries = 1)
	static class BadLoser {

		String run(Step step) {
			String winner = step.race(() -> step.run("slow", () -> {
				throw new IllegalStateException("lost anyway");
			}), () -> step.run("fast", () -> "fast"));
			return step.run("use", () -> winner);
		}

	}

}

package io.inngest.spring.execution;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.inngest.spring.NonRetriableError;
import io.inngest.spring.Step;
import io.inngest.spring.execution.memo.Memo;
import io.inngest.spring.protocol.StepOp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RaceTests {

	private static final ExecutorService threads = Executors.newCachedThreadPool();

	private final List<String> bodies = new CopyOnWriteArrayList<>();

	private final CountDownLatch latch = new CountDownLatch(1);

	private final CountDownLatch slowHasEnded = new CountDownLatch(1);

	@AfterAll
	static void stop() {
		threads.shutdown();
	}

	@Test
	void loserIsNotWaitedFor() {
		TestRun run = run((step) -> {
			String winner = step.race(() -> step.run("slow", this::await), () -> body(step, "fast"));
			return winner + body(step, "use");
		});
		assertThat(run.call()).isEqualTo(new Outcome.Completed("\"fastuse\""));
		assertThat(run.recordedLabels()).containsExactly("fast", "use");
		this.latch.countDown();
	}

	@Test
	void loserThatEndsMeanwhileIsRecordedAndWinsNoReplay() {
		TestRun run = run((step) -> {
			String winner = step.race(() -> step.run("slow", this::await), () -> body(step, "fast"));
			step.run("use", () -> {
				this.latch.countDown();
				this.slowHasEnded.await();
			});
			return winner + step.parallel(() -> body(step, "a"), () -> body(step, "b"));
		});
		assertThat(run.call()).isEqualTo(new Outcome.Completed("\"fast[a, b]\""));
		assertThat(run.call()).isEqualTo(new Outcome.Completed("\"fast[a, b]\""));
		assertThat(this.bodies).doesNotHaveDuplicates();
	}

	@Test
	void earliestCommittedPositionWins() {
		assertThat(replay(List.of("b", "a")).call()).isEqualTo(new Outcome.Completed("\"b\""));
		assertThat(replay(List.of("a", "b")).call()).isEqualTo(new Outcome.Completed("\"a\""));
		assertThat(replay(List.of("c1", "b", "c2", "a")).call()).isEqualTo(new Outcome.Completed("\"b\""));
		assertThat(replay(List.of("c1", "c2", "b", "a")).call()).isEqualTo(new Outcome.Completed("\"c1c2\""));
	}

	private TestRun replay(List<String> order) {
		TestRun run = run((step) -> step.race(() -> body(step, "a"), () -> body(step, "b"),
				() -> body(step, "c1") + body(step, "c2")));
		order.forEach((id) -> run.journal.remember(id, new Memo.Data(id, "\"" + id + "\"")));
		return run;
	}

	@Test
	void innerLoserThatEndsLaterChangesNothing() {
		TestRun run = run((step) -> step.race(() -> "inner " + step.race(() -> body(step, "a"), () -> body(step, "b")),
				() -> body(step, "c")));
		List.of("a", "c", "b").forEach((id) -> run.journal.remember(id, new Memo.Data(id, "\"" + id + "\"")));
		assertThat(run.call()).isEqualTo(new Outcome.Completed("\"inner a\""));
	}

	@Test
	void futureThatNobodyJoinsDoesNotCount() {
		TestRun run = run((step) -> step.race(() -> {
			step.runAsync("aside", () -> "x");
			return body(step, "a");
		}, () -> body(step, "b")));
		List.of("a", "b", "aside").forEach((id) -> run.journal.remember(id, new Memo.Data(id, "\"" + id + "\"")));
		assertThat(run.call()).isEqualTo(new Outcome.Completed("\"a\""));
	}

	@Test
	void failureMayWinAndLosersMayFail() {
		assertThat(run((step) -> step.race(() -> step.run("a", this::await), () -> fail(step))).call())
			.isInstanceOfSatisfying(Outcome.Failed.class,
					(failed) -> assertThat(failed.error().stepId()).isEqualTo("bad"));
		this.latch.countDown();
		TestRun run = run((step) -> step.race(() -> body(step, "a"), () -> fail(step)) + body(step, "b"));
		run.journal.remember("a", new Memo.Data("a", "\"a\""));
		assertThat(run.call()).isEqualTo(new Outcome.Completed("\"ab\""));
	}

	@Test
	void bodyRacesASleep() {
		TestRun run = run((step) -> step.race(() -> step.run("slow", this::await), () -> {
			step.sleep("limit", Duration.ofMillis(1));
			return "too slow";
		}));
		threads.execute(() -> {
			while (run.journal.registered.isEmpty()) {
				Thread.onSpinWait();
			}
			run.clock.advance(Duration.ofSeconds(1));
		});
		assertThat(run.call()).isEqualTo(new Outcome.Suspended(List.of(), true));
		run.journal.settle("limit", new Memo.Done("limit"));
		assertThat(run.call()).isEqualTo(new Outcome.Completed("\"too slow\""));
		this.latch.countDown();
		TestRun fast = run((step) -> step.race(() -> body(step, "fast"), () -> {
			step.sleep("limit", Duration.ofDays(1));
			return "too slow";
		}));
		assertThat(fast.call()).isEqualTo(new Outcome.Completed("\"fast\""));
	}

	@Test
	void bodiesThatDoNotRaceEndBeforeTheCallThatWakes() {
		CountDownLatch due = new CountDownLatch(1);
		TestRun run = run((step) -> step.parallel(() -> step.race(() -> step.run("slow", this::await), () -> {
			step.sleep("limit", Duration.ofMillis(1));
			return "too slow";
		}), () -> step.run("beside", () -> {
			due.await();
			this.bodies.add("beside");
			return "x";
		})));
		threads.execute(() -> {
			while (run.journal.registered.isEmpty()) {
				Thread.onSpinWait();
			}
			run.clock.advance(Duration.ofSeconds(1));
			due.countDown();
		});
		assertThat(run.call()).isEqualTo(new Outcome.Suspended(List.of(), true));
		run.journal.settle("limit", new Memo.Done("limit"));
		assertThat(run.call()).isEqualTo(new Outcome.Completed("[\"too slow\",\"x\"]"));
		assertThat(this.bodies).containsExactly("beside");
		this.latch.countDown();
	}

	@Test
	void idsAfterARaceAreTheSameInEachCall() {
		Function function = (step) -> {
			step.race(() -> body(step, "a"), () -> body(step, "x") + body(step, "x") + body(step, "x"));
			return body(step, "x");
		};
		TestRun before = run(function);
		before.journal.remember("x", new Memo.Data("x", "\"x\""));
		before.journal.remember("a", new Memo.Data("a", "\"a\""));
		before.journal.remember("x:2", new Memo.Data("x:2", "\"after\""));
		assertThat(before.call()).isEqualTo(new Outcome.Completed("\"after\""));
		before.journal.remember("x:1", new Memo.Data("x:1", "\"late\""));
		assertThat(before.call()).isEqualTo(new Outcome.Completed("\"after\""));
	}

	@Test
	void raceWithoutBranchesIsRefused() {
		assertThat(run((step) -> step.race(List.of())).call()).isInstanceOfSatisfying(Outcome.Failed.class,
				(failed) -> assertThat(failed.retriable()).isFalse());
	}

	@Test
	void serverPlansWhatRacesAndWhatComesAfter() {
		TestRun run = run((step) -> step.race(() -> body(step, "fast"), () -> body(step, "slow")) + body(step, "use"))
			.reporting();
		assertThat(planned(run.call())).containsExactly("fast", "slow");
		run.journal.store(op(run.call("fast")));
		assertThat(planned(run.call())).containsExactly("slow", "use");
		assertThat(op(run.call("slow")).step().racing()).isTrue();
		run.journal.store(op(run.call("use")));
		assertThat(run.call()).isEqualTo(new Outcome.Completed("\"fastuse\""));
		run.journal.store(op(run.call("slow")));
		assertThat(run.call("slow")).isEqualTo(new Outcome.Completed("\"fastuse\""));
	}

	@Test
	void serverPlansTheOnlyBranchOfARaceToo() {
		TestRun run = run((step) -> step.race(List.of(() -> body(step, "a")))).reporting();
		assertThat(planned(run.call())).containsExactly("a");
	}

	private static List<String> planned(Outcome outcome) {
		List<StepOp> ops = ((Outcome.Suspended) outcome).ops();
		assertThat(ops).hasOnlyElementsOfType(StepOp.Planned.class);
		return ops.stream().map((op) -> op.step().label()).toList();
	}

	private static StepOp op(Outcome outcome) {
		assertThat(((Outcome.Suspended) outcome).ops()).hasSize(1);
		return ((Outcome.Suspended) outcome).ops().get(0);
	}

	private TestRun run(Function function) {
		return TestRun.of((step, context) -> function.run(step)).sideBySide(threads);
	}

	private String await() throws InterruptedException {
		this.latch.await();
		this.bodies.add("slow");
		this.slowHasEnded.countDown();
		return "slow";
	}

	private String body(Step step, String id) {
		return step.run(id, () -> {
			this.bodies.add(id);
			return id;
		});
	}

	private static String fail(Step step) {
		return step.run("bad", RaceTests::broken);
	}

	private static String broken() {
		throw new NonRetriableError("broken");
	}

	/** What a test's function does. */
	interface Function {

		Object run(Step step) throws Throwable;

	}

}

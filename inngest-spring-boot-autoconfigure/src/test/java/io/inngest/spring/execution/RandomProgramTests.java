package io.inngest.spring.execution;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.inngest.spring.execution.memo.Memo;
import io.inngest.spring.protocol.StepOp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random functions come to the same end on each kind of engine, and no body succeeds
 * twice.
 */
class RandomProgramTests {

	private static final int PROGRAMS = Integer.getInteger("inngest.random.programs", 100);

	private static final long FIRST = Long.getLong("inngest.random.seed", 1);

	private static final int RETRIES = 3;

	private static final ExecutorService threads = Executors.newCachedThreadPool();

	@AfterAll
	static void stop() {
		threads.shutdown();
	}

	@Test
	void sameEndOnEachEngine() {
		for (long seed = FIRST; seed < FIRST + PROGRAMS; seed++) {
			End alone = embedded(seed, 1, false);
			assertThat(embedded(seed, 1, true)).as("crashing, program %d", seed).isEqualTo(alone);
			assertThat(embedded(seed, 3, false)).as("side by side, program %d", seed).isEqualTo(alone);
			for (int i = 0; i < 3; i++) {
				assertThat(served(seed, i)).as("served %d, program %d", i, seed).isEqualTo(alone);
			}
		}
	}

	private End embedded(long seed, int limit, boolean crashing) {
		RandomProgram program = new RandomProgram(seed);
		TestRun run = TestRun.of((step, context) -> program.run(step)).retries(RETRIES);
		run.journal.runSideBySide((limit > 1) ? threads : Runnable::run, limit);
		if (crashing) {
			run.journal.decide((op) -> {
				run.journal.store(op);
				throw new Crash();
			});
		}
		int attempt = 0;
		for (int call = 0; call < 3000; call++) {
			Outcome outcome;
			try {
				outcome = run.call(attempt);
			}
			catch (Crash ex) {
				attempt = 0;
				continue;
			}
			if (outcome instanceof Outcome.Suspended suspended) {
				attempt = goOn(run, suspended.ops(), attempt);
			}
			else if (outcome instanceof Outcome.Failed failed && failed.retriable()) {
				attempt = failed.attempt() + 1;
			}
			else {
				return end(seed, program, run, outcome);
			}
		}
		throw new AssertionError("Program %d does not end: %s".formatted(seed, program));
	}

	private int goOn(TestRun run, List<StepOp> ops, int attempt) {
		boolean alone = false;
		for (StepOp op : ops) {
			if (op instanceof StepOp.Errored errored) {
				alone = true;
				attempt = errored.error().attempts();
			}
			else {
				run.journal.open(op);
				run.journal.registered.add(op);
			}
		}
		run.journal.registered.stream().filter(StepOp.Sleep.class::isInstance).forEach((op) -> {
			if (!run.journal.has(op.step().hash())) {
				run.journal.store(op);
			}
		});
		run.journal.registered.clear();
		run.journal.retryNow();
		return alone ? attempt : 0;
	}

	private End served(long seed, int variant) {
		RandomProgram program = new RandomProgram(seed);
		TestRun run = TestRun.of((step, context) -> program.run(step)).retries(RETRIES).reporting();
		return end(seed, program, run, drive(seed, program, new RandomServer(run, new Random(seed * 31 + variant))));
	}

	private static Outcome drive(long seed, RandomProgram program, RandomServer server) {
		try {
			return server.drive();
		}
		catch (Throwable ex) {
			throw new AssertionError("Program %d: %s%n%s".formatted(seed, program, String.join("\n", server.log)), ex);
		}
	}

	private static End end(long seed, RandomProgram program, TestRun run, Outcome outcome) {
		Map<String, Integer> successes = new TreeMap<>(program.successes());
		assertThat(successes.values()).as("program %d: %s", seed, successes).allMatch((count) -> count == 1);
		successes.keySet().removeIf(program::isRacing);
		Object output = outcome;
		if (outcome instanceof Outcome.Failed failed) {
			output = failed.error().message();
		}
		return new End(output, successes.keySet());
	}

	private record End(Object outcome, Set<String> finished) {

		End {
			finished = new TreeSet<>(finished);
		}

	}

	@SuppressWarnings("serial")
	private static final class Crash extends RuntimeException {

	}

	/** Calls as a server does, whose calls overlap. */
	private static final class RandomServer {

		private final TestRun run;

		private final Random random;

		private final List<Item> queue = new ArrayList<>();

		/** Whether there is a call after a step even if others are not over. */
		private final Map<String, Boolean> known = new HashMap<>();

		private final Set<String> outstanding = new HashSet<>();

		private final List<String> log = new ArrayList<>();

		RandomServer(TestRun run, Random random) {
			this.run = run;
			this.random = random;
		}

		Outcome drive() {
			discover();
			for (int calls = 0; calls < 3000; calls++) {
				assertThat(this.queue).as("the run hangs").isNotEmpty();
				Item item = this.queue.remove(this.random.nextInt(this.queue.size()));
				if (item.sleep() != null) {
					store(item.sleep());
					continue;
				}
				Outcome outcome = call(item);
				if (outcome instanceof Outcome.Suspended suspended) {
					suspended.ops().forEach((op) -> take(item, op));
					if (suspended.ops().isEmpty() && this.outstanding.remove(item.target())) {
						discover();
					}
				}
				else if (outcome instanceof Outcome.Failed failed && failed.retriable()) {
					this.queue.add(new Item(item.target(), item.memo(), failed.attempt() + 1, null));
				}
				else {
					return outcome;
				}
			}
			throw new AssertionError("The run does not end");
		}

		private Outcome call(Item item) {
			this.run.journal.target(item.target());
			this.run.journal.plan(item.target() == null && this.random.nextInt(5) == 0);
			Memo memo = (item.memo() != null) ? item.memo() : this.run.journal.memo();
			Outcome outcome = this.run.call(memo, item.attempt());
			this.log.add("call for %s with %s: %s".formatted((item.target() != null) ? item.target() : "all",
					memo.order().stream().map((hash) -> memo.get(hash).label()).toList(), text(outcome)));
			return outcome;
		}

		private static String text(Outcome outcome) {
			return (outcome instanceof Outcome.Suspended suspended) ? suspended.ops()
				.stream()
				.map((op) -> op.getClass().getSimpleName() + (op.step().racing() ? " racing " : " ")
						+ op.step().label())
				.toList()
				.toString() : outcome.getClass().getSimpleName();
		}

		private void take(Item item, StepOp op) {
			String hash = op.step().hash();
			if (op instanceof StepOp.Errored errored) {
				this.queue.add(new Item(item.target(), item.memo(), errored.error().attempts(), null));
			}
			else if (op instanceof StepOp.Ran || op instanceof StepOp.Failed) {
				assertThat(this.run.journal.has(hash)).as("%s is reported twice", op.step().label()).isFalse();
				store(op);
				if (this.random.nextInt(4) == 0) {
					// Not sure whether it has called
					this.queue.add(new Item(hash, null, 0, null));
				}
			}
			else if (this.known.putIfAbsent(hash, op.step().racing()) == null) {
				this.outstanding.add(hash);
				this.queue
					.add((op instanceof StepOp.Planned) ? new Item(hash, null, 0, null) : new Item(null, null, 0, op));
			}
		}

		private void store(StepOp op) {
			this.run.journal.store(op);
			this.outstanding.remove(op.step().hash());
			// As it was planned, whatever it says by now
			if (this.known.getOrDefault(op.step().hash(), false) || this.outstanding.isEmpty()) {
				discover();
			}
		}

		private void discover() {
			// What it sees is what was there when it was decided upon
			this.queue.add(new Item(null, this.run.journal.memo(), 0, null));
		}

		private record Item(String target, Memo memo, int attempt, StepOp sleep) {

		}

	}

}

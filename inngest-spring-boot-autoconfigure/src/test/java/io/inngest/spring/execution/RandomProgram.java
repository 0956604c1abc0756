package io.inngest.spring.execution;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import io.inngest.spring.NonRetriableError;
import io.inngest.spring.Saga;
import io.inngest.spring.Step;
import io.inngest.spring.StepBranch;
import io.inngest.spring.StepError;
import io.inngest.spring.StepFuture;
import io.inngest.spring.StepOptions;

/**
 * A function of random steps, one after the other, side by side, racing and in sagas,
 * some of which fail. Its output does not depend on who wins its races, which goes
 * through a step instead.
 */
final class RandomProgram {

	private final List<Statement> statements;

	private final Map<String, Integer> attempts = new ConcurrentHashMap<>();

	private final Map<String, Integer> successes = new ConcurrentHashMap<>();

	private final Set<String> racing = new TreeSet<>();

	private int ids;

	RandomProgram(long seed) {
		this.statements = block(new Random(seed), 2, false, 3);
	}

	private List<Statement> block(Random random, int depth, boolean race, int most) {
		List<Statement> block = new ArrayList<>();
		for (int i = 1 + random.nextInt(most); i > 0; i--) {
			block.add(statement(random, depth, race));
		}
		return block;
	}

	private Statement statement(Random random, int depth, boolean race) {
		int kind = random.nextInt((depth > 0) ? 12 : 6);
		if (kind == 4) {
			return new Nap(id("nap", race));
		}
		if (kind == 5) {
			return new Async(new Work(id("async", race), random.nextInt(3), false), random.nextBoolean());
		}
		if (kind < 6) {
			return new Work(id("work", race), random.nextInt(3), random.nextInt(5) == 0);
		}
		if (kind < 8) {
			return new Parallel(branches(random, depth, race));
		}
		if (kind < 10) {
			return new Race(branches(random, depth, true), id("won", race));
		}
		List<Work> works = new ArrayList<>();
		for (int i = random.nextInt(2); i >= 0; i--) {
			works.add(new Work(id("saga", race), random.nextInt(3), random.nextInt(4) == 0));
			id("undo-" + works.get(i(works)).id(), race);
		}
		return new Transaction(id("tx", race), works, block(random, depth - 1, race, 1),
				race ? random.nextInt(2) : random.nextInt(3), random.nextInt(4) == 0);
	}

	private static int i(List<?> list) {
		return list.size() - 1;
	}

	private List<List<Statement>> branches(Random random, int depth, boolean race) {
		List<List<Statement>> branches = new ArrayList<>();
		for (int i = random.nextInt(3); i >= 0; i--) {
			branches.add(block(random, depth - 1, race, 2));
		}
		return branches;
	}

	private String id(String kind, boolean race) {
		String id = kind.startsWith("undo") ? kind : kind + this.ids++;
		if (race) {
			this.racing.add(id);
		}
		return id;
	}

	Object run(Step step) throws Exception {
		return run(this.statements, step);
	}

	private List<Object> run(List<Statement> block, Step step) throws Exception {
		List<Object> values = new ArrayList<>();
		List<StepFuture<String>> futures = new ArrayList<>();
		for (Statement statement : block) {
			if (statement instanceof Async async) {
				StepFuture<String> future = step.runAsync(async.work().id(), () -> body(async.work()));
				if (async.joined()) {
					futures.add(future);
				}
			}
			else {
				values.add(run(statement, step));
			}
		}
		for (StepFuture<String> future : futures) {
			values.add(future.join());
		}
		return values;
	}

	private Object run(Statement statement, Step step) throws Exception {
		if (statement instanceof Nap nap) {
			step.sleep(nap.id(), Duration.ofSeconds(1));
			return "slept";
		}
		if (statement instanceof Work work) {
			return step.attempt(work.id(), () -> body(work)).recover((error) -> "failed " + error.getMessage());
		}
		if (statement instanceof Parallel parallel) {
			return step.parallel(branches(parallel.branches(), step));
		}
		if (statement instanceof Race race) {
			return race(race, step);
		}
		return transaction((Transaction) statement, step);
	}

	private List<StepBranch<Object>> branches(List<List<Statement>> blocks, Step step) {
		List<StepBranch<Object>> branches = new ArrayList<>();
		for (List<Statement> block : blocks) {
			branches.add(() -> run(block, step));
		}
		return branches;
	}

	private Object race(Race race, Step step) {
		List<StepBranch<Integer>> branches = new ArrayList<>();
		for (int i = 0; i < race.branches().size(); i++) {
			int number = i;
			branches.add(() -> {
				run(race.branches().get(number), step);
				return number;
			});
		}
		int winner = step.race(branches);
		int first = step.run(StepOptions.of(race.id(), Integer.class), () -> {
			this.successes.merge(race.id(), 1, Integer::sum);
			return winner;
		});
		if (first != winner) {
			throw new AssertionError("Branch %d has won race %s, then branch %d".formatted(first, race.id(), winner));
		}
		return "raced";
	}

	private Object transaction(Transaction transaction, Step step) throws Exception {
		try {
			return step.saga(transaction.id(), (saga) -> {
				for (Work work : transaction.works()) {
					run(work, transaction, saga);
				}
				List<Object> values = run(transaction.more(), step);
				if (transaction.end() == 1) {
					throw new NonRetriableError("rolled back");
				}
				if (transaction.end() == 2) {
					throw new IllegalStateException("rolled back at last");
				}
				return values;
			});
		}
		catch (StepError ex) {
			return "undone: " + ex.getMessage() + Arrays.stream(ex.getSuppressed()).map(Throwable::getMessage).toList();
		}
	}

	private void run(Work work, Transaction transaction, Saga saga) {
		saga.run(work.id(), () -> body(work))
			.rollback("undo-" + work.id(),
					(value) -> body(new Work("undo-" + work.id(), 1, transaction.rollbackFails())));
	}

	private String body(Work work) {
		int attempt = this.attempts.merge(work.id(), 1, Integer::sum);
		if (work.fails()) {
			throw new NonRetriableError(work.id() + " fails");
		}
		if (attempt <= work.failures()) {
			throw new IllegalStateException(work.id() + " is not ready");
		}
		this.successes.merge(work.id(), 1, Integer::sum);
		return "value of " + work.id();
	}

	Map<String, Integer> successes() {
		return this.successes;
	}

	/** Whether a step may be left behind. */
	boolean isRacing(String id) {
		return this.racing.contains(id);
	}

	@Override
	public String toString() {
		return this.statements.toString();
	}

	/** Something to do. */
	sealed interface Statement {

	}

	private record Work(String id, int failures, boolean fails) implements Statement {

	}

	private record Nap(String id) implements Statement {

	}

	private record Async(Work work, boolean joined) implements Statement {

	}

	private record Parallel(List<List<Statement>> branches) implements Statement {

	}

	private record Race(List<List<Statement>> branches, String id) implements Statement {

	}

	private record Transaction(String id, List<Work> works, List<Statement> more, int end,
			boolean rollbackFails) implements Statement {

	}

}

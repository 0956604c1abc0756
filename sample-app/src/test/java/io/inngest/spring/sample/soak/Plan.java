package io.inngest.spring.sample.soak;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.inngest.spring.sample.soak.Fault.Kind;

/**
 * What a segment is to do, decided by the seed beforehand: what happens meanwhile changes
 * none of it.
 */
final class Plan {

	static final int ROUNDS = 10;

	/** Longer than all situations take when nobody disturbs them. */
	private static final int LONGEST_DELAY = 2500;

	/** About as long as the sample takes to start. */
	private static final int LONGEST_START = 5000;

	/** Longer than the lease. */
	private static final int SHORTEST_FREEZE = 2200;

	private final Random random;

	private final int nodes;

	private final List<List<Fault>> rounds = Stream.generate(() -> (List<Fault>) new ArrayList<Fault>())
		.limit(ROUNDS)
		.toList();

	private Plan(Random random, int nodes) {
		this.random = random;
		this.nodes = nodes;
	}

	/**
	 * Makes a plan.
	 * @param random what decides
	 * @param nodes how many nodes there are
	 * @param faults how many faults of each kind there are to be
	 * @return the rounds, each with faults that are injected side by side
	 */
	static List<List<Fault>> of(Random random, int nodes, Map<Kind, Integer> faults) {
		Plan plan = new Plan(random, nodes);
		for (Kind kind : Kind.values()) {
			plan.add(kind, faults.getOrDefault(kind, 0));
		}
		plan.rounds.forEach((round) -> Collections.shuffle(round, random));
		return plan.rounds.stream().filter((round) -> !round.isEmpty()).toList();
	}

	private void add(Kind kind, int count) {
		List<Integer> turns = new ArrayList<>(IntStream.range(0, count).boxed().toList());
		Collections.shuffle(turns, this.random);
		int left = count;
		for (int turn : turns) {
			if (left > 0) {
				Fault fault = fault(kind, turn % this.nodes, left > 1);
				this.rounds.get(turn * ROUNDS / count).add(fault);
				left -= (kind == Kind.KILL && fault.twice()) ? 2 : 1;
			}
		}
	}

	private Fault fault(Kind kind, int node, boolean mayBeTwo) {
		int delay = this.random.nextInt(LONGEST_DELAY);
		return switch (kind) {
			case KILL -> new Fault(kind, node, delay, this.random.nextInt(LONGEST_START),
					mayBeTwo && this.random.nextInt(4) == 0);
			case FREEZE -> new Fault(kind, node, delay, SHORTEST_FREEZE + this.random.nextInt(2500), false);
			case CUT ->
				new Fault(kind, -1, delay, this.random.nextBoolean() ? 100 : 10 + this.random.nextInt(80), false);
			case RESTART -> new Fault(kind, -1, delay, this.random.nextInt(4000), this.random.nextBoolean());
			case EXHAUSTION -> new Fault(kind, node, delay, 1500 + this.random.nextInt(2500), false);
		};
	}

}

package io.inngest.spring.benchmarks.statement;

import java.util.Map;
import java.util.TreeMap;

import io.inngest.spring.benchmarks.database.BenchmarkDatabase;
import io.inngest.spring.benchmarks.engine.EngineApplication;
import io.inngest.spring.benchmarks.statement.StatementCounts.Role;

/**
 * The statements that a run of ten steps takes, on average.
 *
 * @param beforeClaim what the sender executes to have a run queued
 * @param claim what claims runs, chores included
 * @param claimToEnd what the worker executes
 */
public record StatementsPerRun(Map<String, Double> beforeClaim, Map<String, Double> claim,
		Map<String, Double> claimToEnd) {

	/**
	 * Counts them, with one worker: with more, a claim takes more runs at a time.
	 * @param database where
	 * @param runs how many runs to count
	 * @return the statements
	 * @throws InterruptedException if the thread was interrupted
	 */
	public static StatementsPerRun count(BenchmarkDatabase database, int runs) throws InterruptedException {
		try (EngineApplication application = new EngineApplication(database.create("statements"), 1,
				StatementCountingConfiguration.class)) {
			StatementCounts counts = application.bean(StatementCounts.class);
			application.send();
			application.drain(1);
			counts.clear();
			for (int i = 0; i < runs; i++) {
				application.send();
			}
			Map<String, Double> sender = perRun(counts, Role.SENDER, runs);
			counts.clear();
			application.drain(runs);
			return new StatementsPerRun(sender, perRun(counts, Role.QUEUE, runs), perRun(counts, Role.WORKER, runs));
		}
	}

	private static Map<String, Double> perRun(StatementCounts counts, Role role, int runs) {
		Map<String, Double> perRun = new TreeMap<>();
		counts.of(role).forEach((sql, count) -> perRun.put(sql, count.doubleValue() / runs));
		return perRun;
	}

	/**
	 * Returns the sum of a group, without commits, which are no statements of their own
	 * for the engine but round trips for the network.
	 * @param group the group
	 * @return the number of statements
	 */
	public static double statements(Map<String, Double> group) {
		return group.entrySet()
			.stream()
			.filter((entry) -> !entry.getKey().equals("COMMIT"))
			.mapToDouble(Map.Entry::getValue)
			.sum();
	}

	/**
	 * Returns the number of explicit commits of a group.
	 * @param group the group
	 * @return the number of commits
	 */
	public static double commits(Map<String, Double> group) {
		return group.getOrDefault("COMMIT", 0.0);
	}

}

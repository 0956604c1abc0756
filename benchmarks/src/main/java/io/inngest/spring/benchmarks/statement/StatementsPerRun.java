package io.inngest.spring.benchmarks.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.inngest.spring.benchmarks.database.BenchmarkDatabase;
import io.inngest.spring.benchmarks.engine.EngineApplication;
import io.inngest.spring.benchmarks.measurement.Measurement;
import io.inngest.spring.benchmarks.measurement.Settings;
import io.inngest.spring.benchmarks.report.Goal;
import io.inngest.spring.benchmarks.report.Section;
import io.inngest.spring.benchmarks.report.Table;
import io.inngest.spring.benchmarks.statement.StatementCounts.Role;
import io.inngest.spring.benchmarks.statistic.Samples;

/**
 * The statements that a run of ten steps takes, on average. There is one worker: with
 * more, a claim takes more runs at a time.
 */
public class StatementsPerRun implements Measurement {

	private static final double MOST_FROM_CLAIM_TO_END = 15;

	/** The first run of those that are counted is claimed by another thread. */
	private static final double USUAL = 0.5;

	private static final String COMMIT = "COMMIT";

	@Override
	public Section measure(BenchmarkDatabase database, Settings settings) throws InterruptedException {
		int runs = settings.quick() ? 20 : 300;
		try (EngineApplication application = new EngineApplication(database.create("statements"), 1,
				StatementCountingConfiguration.class)) {
			StatementCounts counts = application.bean(StatementCounts.class);
			application.send();
			application.drain(1);
			counts.clear();
			for (int i = 0; i < runs; i++) {
				application.send();
			}
			Table sender = perRun("to send, once per run", counts.of(Role.SENDER), runs);
			counts.clear();
			application.drain(runs);
			Table queue = perRun("to claim, with the chores, once per run", counts.of(Role.QUEUE), runs);
			Table worker = perRun("of the worker, once per run", counts.of(Role.WORKER), runs);
			Samples toEnd = Samples.of("statements from claim to end", List.of(sum(queue) + sum(worker)));
			return new Section("statements", database.name(),
					List.of(sender, queue, worker, new Table("sum", 2, List.of(toEnd))),
					List.of(Goal.atMost(MOST_FROM_CLAIM_TO_END, toEnd)));
		}
	}

	private static Table perRun(String title, Map<String, Long> counts, int runs) {
		List<Samples> rows = new ArrayList<>();
		counts.forEach((sql, count) -> rows.add(Samples.of(sql, List.of(count.doubleValue() / runs))));
		return new Table(title, 2, rows);
	}

	/**
	 * Adds up what each run executes: neither chores, which come by the clock, nor
	 * commits, which are no statements of their own for the engine but round trips for
	 * the network.
	 */
	private static double sum(Table table) {
		return table.rows()
			.stream()
			.filter((row) -> !row.name().equals(COMMIT))
			.mapToDouble(Samples::median)
			.filter((perRun) -> perRun > USUAL)
			.sum();
	}

}

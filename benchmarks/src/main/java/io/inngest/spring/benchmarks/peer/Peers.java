package io.inngest.spring.benchmarks.peer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.inngest.spring.benchmarks.database.BenchmarkDatabase;
import io.inngest.spring.benchmarks.engine.EngineRuns;
import io.inngest.spring.benchmarks.measurement.Measurement;
import io.inngest.spring.benchmarks.measurement.Settings;
import io.inngest.spring.benchmarks.measurement.Workload;
import io.inngest.spring.benchmarks.report.Goal;
import io.inngest.spring.benchmarks.report.Section;
import io.inngest.spring.benchmarks.report.Table;
import io.inngest.spring.benchmarks.statistic.Samples;

/**
 * The engine beside other libraries, at the greatest concurrency.
 */
public class Peers implements Measurement {

	private static final double LEAST_OF_DBOS_QUEUE = 2.5;

	private static final double LEAST_OF_DBOS_BACKGROUND = 1.3;

	@Override
	public Section measure(BenchmarkDatabase database, Settings settings) {
		List<Workload> workloads = new ArrayList<>();
		try {
			open(database, Collections.max(settings.concurrency()), settings.quick() ? 100 : 500, workloads);
			return section(database, settings.rounds().rates(workloads));
		}
		finally {
			workloads.forEach(Workload::close);
		}
	}

	private static void open(BenchmarkDatabase database, int concurrency, int polled, List<Workload> workloads) {
		workloads.add(new EngineRuns(database, concurrency, "engine_peers"));
		workloads.add(new EngineSends(database, concurrency));
		if (database.isPostgres()) {
			workloads.add(new DbosBackground(database, concurrency));
			workloads.add(new DbosQueue(database, concurrency, true, polled));
			workloads.add(new DbosQueue(database, concurrency, false, polled));
		}
		workloads.add(new DbSchedulerRuns(database, concurrency));
		workloads.add(new JobRunrRuns(database, concurrency, polled));
	}

	private static Section section(BenchmarkDatabase database, List<Samples> rates) {
		Samples engine = rates.get(0);
		Samples sending = rates.get(1);
		List<Samples> ratios = new ArrayList<>();
		rates.subList(2, rates.size()).forEach((peer) -> ratios.add(engine.dividedBy(peer)));
		List<Goal> goals = new ArrayList<>();
		if (database.isPostgres()) {
			Samples background = sending.dividedBy(rates.get(2));
			ratios.add(background);
			goals.add(Goal.atLeast(LEAST_OF_DBOS_BACKGROUND, engine.dividedBy(rates.get(2))));
			goals.add(Goal.atLeast(LEAST_OF_DBOS_BACKGROUND, background));
			goals.add(Goal.atLeast(LEAST_OF_DBOS_QUEUE, engine.dividedBy(rates.get(3))));
		}
		return new Section("peers", database.name(),
				List.of(new Table("steps per second", 0, rates), new Table("ratio, round by round", 2, ratios)), goals);
	}

}

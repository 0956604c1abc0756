package io.inngest.spring.benchmarks.throughput;

import java.util.ArrayList;
import java.util.List;

import io.inngest.spring.benchmarks.database.BenchmarkDatabase;
import io.inngest.spring.benchmarks.engine.EngineRuns;
import io.inngest.spring.benchmarks.floor.JdbcFloor;
import io.inngest.spring.benchmarks.measurement.Measurement;
import io.inngest.spring.benchmarks.measurement.Settings;
import io.inngest.spring.benchmarks.measurement.Workload;
import io.inngest.spring.benchmarks.report.Goal;
import io.inngest.spring.benchmarks.report.Section;
import io.inngest.spring.benchmarks.report.Table;
import io.inngest.spring.benchmarks.statistic.Samples;

/**
 * Raw commits, the floor and the engine, side by side.
 */
public class Throughput implements Measurement {

	private static final double LEAST_SHARE_OF_FLOOR = 0.7;

	@Override
	public Section measure(BenchmarkDatabase database, Settings settings) {
		List<Workload> workloads = new ArrayList<>();
		try {
			for (int concurrency : settings.concurrency()) {
				workloads.add(new RawCommits(database, concurrency));
				workloads.add(new JdbcFloor(database, concurrency));
				workloads.add(new EngineRuns(database, concurrency, "engine" + concurrency));
			}
			return section(database, settings.rounds().rates(workloads));
		}
		finally {
			workloads.forEach(Workload::close);
		}
	}

	private static Section section(BenchmarkDatabase database, List<Samples> rates) {
		List<Samples> ratios = new ArrayList<>();
		List<Goal> goals = new ArrayList<>();
		for (int i = 0; i < rates.size(); i += 3) {
			Samples raw = rates.get(i);
			Samples floor = rates.get(i + 1);
			Samples engine = rates.get(i + 2);
			Samples share = engine.dividedBy(floor);
			ratios.addAll(List.of(engine.dividedBy(raw), floor.dividedBy(raw), share));
			goals.add(Goal.atLeast(LEAST_SHARE_OF_FLOOR, share));
		}
		return new Section("throughput", database.name(),
				List.of(new Table("steps, or raw commits, per second", 0, rates),
						new Table("ratio, round by round", 2, ratios)),
				goals);
	}

}

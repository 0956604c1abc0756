package io.inngest.spring.benchmarks.backlog;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

import io.inngest.spring.benchmarks.database.BenchmarkDatabase;
import io.inngest.spring.benchmarks.measurement.Measurement;
import io.inngest.spring.benchmarks.measurement.Settings;
import io.inngest.spring.benchmarks.report.Goal;
import io.inngest.spring.benchmarks.report.Section;
import io.inngest.spring.benchmarks.report.Table;
import io.inngest.spring.benchmarks.statistic.Samples;

/**
 * What it costs a run that is due now that a million others wait for a later time.
 */
public class Backlog implements Measurement {

	private static final double MOST_OF_SMALL = 1.3;

	private static final int SMALL = 10_000;

	private static final int LARGE = 1_000_000;

	@Override
	public Section measure(BenchmarkDatabase database, Settings settings) {
		int runs = settings.quick() ? 50 : 300;
		try (WaitingRuns small = new WaitingRuns(database, SMALL, runs);
				WaitingRuns large = new WaitingRuns(database, LARGE, runs)) {
			List<WaitingRuns> both = List.of(small, large);
			List<List<WaitingRuns.Times>> values = settings.rounds().alternate(both, WaitingRuns::round);
			List<Samples> times = new ArrayList<>();
			List<Samples> ratios = List.of(compare("enqueue", both, values, WaitingRuns.Times::enqueue, times),
					compare("claim and execute", both, values, WaitingRuns.Times::execute, times));
			return new Section("backlog", database.name(),
					List.of(new Table("time per run in µs", 0, times), new Table("ratio, round by round", 2, ratios)),
					ratios.stream().map((ratio) -> Goal.atMost(MOST_OF_SMALL, ratio)).toList());
		}
	}

	private static Samples compare(String what, List<WaitingRuns> both, List<List<WaitingRuns.Times>> values,
			ToDoubleFunction<WaitingRuns.Times> time, List<Samples> times) {
		List<Samples> found = new ArrayList<>();
		for (int i = 0; i < both.size(); i++) {
			found.add(Samples.of("%s, %,d waiting".formatted(what, both.get(i).waiting()),
					values.get(i).stream().map(time::applyAsDouble).toList()));
		}
		times.addAll(found);
		return found.get(1).dividedBy(found.get(0));
	}

}

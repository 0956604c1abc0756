package io.inngest.spring.benchmarks.longrun;

import java.util.ArrayList;
import java.util.List;

import io.inngest.spring.Inngest;
import io.inngest.spring.benchmarks.database.BenchmarkDatabase;
import io.inngest.spring.benchmarks.engine.EngineApplication;
import io.inngest.spring.benchmarks.measurement.Measurement;
import io.inngest.spring.benchmarks.measurement.Settings;
import io.inngest.spring.benchmarks.report.Goal;
import io.inngest.spring.benchmarks.report.Section;
import io.inngest.spring.benchmarks.report.Table;
import io.inngest.spring.benchmarks.statistic.Samples;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The time of a step in runs of different length, one run at a time. In each round a run
 * of 5,000 steps stands beside ten of 100, so that both are measured for long enough.
 */
public class LongRuns implements Measurement {

	private static final double MOST_OF_SHORT = 1.3;

	private static final List<Length> LENGTHS = List.of(new Length(100, 10), new Length(1000, 2), new Length(5000, 1));

	@Override
	public Section measure(BenchmarkDatabase database, Settings settings) {
		try (EngineApplication application = new EngineApplication(database.create("long_runs"), 1, ManySteps.class)) {
			application.start();
			List<List<Double>> values = settings.rounds().alternate(LENGTHS, (length) -> round(application, length));
			long expected = LENGTHS.stream().mapToLong(Length::total).sum() * settings.rounds().total();
			long stored = application.bean(JdbcClient.class)
				.sql("SELECT count(*) FROM inngest_step")
				.query(Long.class)
				.single();
			if (stored != expected) {
				throw new IllegalStateException("%d of %d steps are stored".formatted(stored, expected));
			}
			return section(database, values);
		}
	}

	private static double round(EngineApplication application, Length length) {
		ManySteps function = application.bean(ManySteps.class);
		double sum = 0;
		for (int i = 0; i < length.runs(); i++) {
			application.bean(Inngest.class).send(new ManySteps.Requested(length.steps()));
			try {
				sum += function.timePerStep();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IllegalStateException(ex);
			}
		}
		return sum / length.runs();
	}

	private static Section section(BenchmarkDatabase database, List<List<Double>> values) {
		List<Samples> times = new ArrayList<>();
		for (int i = 0; i < LENGTHS.size(); i++) {
			times.add(Samples.of("step of a run of %,d".formatted(LENGTHS.get(i).steps()), values.get(i)));
		}
		List<Samples> ratios = times.stream().skip(1).map((time) -> time.dividedBy(times.get(0))).toList();
		return new Section("longrun", database.name(),
				List.of(new Table("time per step in µs", 0, times), new Table("ratio, round by round", 2, ratios)),
				List.of(Goal.atMost(MOST_OF_SHORT, ratios.get(ratios.size() - 1))));
	}

	/**
	 * How long a run is, and how many there are in a round.
	 *
	 * @param steps how many steps
	 * @param runs how many runs
	 */
	private record Length(int steps, int runs) {

		long total() {
			return (long) this.steps * this.runs;
		}

	}

}

package io.inngest.spring.benchmarks.latency;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

import io.inngest.spring.benchmarks.database.BenchmarkDatabase;
import io.inngest.spring.benchmarks.measurement.Measurement;
import io.inngest.spring.benchmarks.measurement.Settings;
import io.inngest.spring.benchmarks.report.Goal;
import io.inngest.spring.benchmarks.report.Section;
import io.inngest.spring.benchmarks.report.Table;
import io.inngest.spring.benchmarks.statistic.Percentiles;
import io.inngest.spring.benchmarks.statistic.Samples;

/**
 * How long a run takes when nothing else is going on, in milliseconds.
 */
public class IdleLatency implements Measurement {

	private static final double MOST_TO_BEGIN = 3;

	private static final double MOST_OF_FLOOR = 2;

	private static final int RUNS = 50;

	/** A run through this queue waits for most of a second. */
	private static final int RUNS_OF_DBOS_QUEUE = 2;

	/** Before all rounds: enough for the compiler to be done with what a run calls. */
	private static final int WARM_UPS = 1_500;

	/** The first runs after a start do not count. */
	private static final int FIRST_OF_ROUND = 5;

	/** Lets what comes after a run come to rest. */
	private static final int IDLE_MILLIS = 5;

	@Override
	public Section measure(BenchmarkDatabase database, Settings settings) {
		List<Subject> subjects = new ArrayList<>();
		try {
			subjects.add(new Subject(new EngineSingleRuns(database), RUNS, true));
			subjects.add(new Subject(new FloorSingleRuns(database), RUNS, true));
			if (database.isPostgres()) {
				subjects.add(new Subject(new DbosSingleRuns(database, false), RUNS, true));
				subjects.add(new Subject(new DbosSingleRuns(database, true), RUNS_OF_DBOS_QUEUE, false));
			}
			subjects.stream().filter(Subject::warms).forEach(Subject::warmUp);
			return section(database, subjects, settings.rounds().alternate(subjects, Subject::round));
		}
		finally {
			subjects.forEach((subject) -> subject.runs().close());
		}
	}

	private static Section section(BenchmarkDatabase database, List<Subject> subjects,
			List<List<List<RunTimes>>> values) {
		List<Samples> rows = new ArrayList<>();
		for (int i = 0; i < subjects.size(); i++) {
			String name = subjects.get(i).runs().name();
			rows.addAll(rows(name + ", to first line", values.get(i), RunTimes::begun));
			rows.addAll(rows(name + ", to tenth step committed", values.get(i), RunTimes::stepped));
			rows.addAll(rows(name + ", to end committed", values.get(i), RunTimes::ended));
		}
		Samples ratio = median("engine", values.get(0), RunTimes::ended)
			.dividedBy(median("floor, end to end", values.get(1), RunTimes::ended));
		Samples toBegin = median("ms from send to first line, p50", values.get(0), RunTimes::begun);
		return new Section("latency", database.name(),
				List.of(new Table("idle latency in ms: p50 of each round, p99 of all", 2, rows),
						new Table("ratio of p50, round by round", 2, List.of(ratio))),
				List.of(Goal.atMost(MOST_TO_BEGIN, toBegin), Goal.atMost(MOST_OF_FLOOR, ratio)));
	}

	private static List<Samples> rows(String name, List<List<RunTimes>> rounds, ToDoubleFunction<RunTimes> time) {
		List<RunTimes> all = rounds.stream().flatMap(List::stream).toList();
		Samples p99 = Samples.of(name + ", p99", List.of(percentiles(all, time).p99()));
		return List.of(median(name + ", p50", rounds, time), p99);
	}

	private static Samples median(String name, List<List<RunTimes>> rounds, ToDoubleFunction<RunTimes> time) {
		return Samples.of(name, rounds.stream().map((round) -> percentiles(round, time).p50()).toList());
	}

	private static Percentiles percentiles(List<RunTimes> runs, ToDoubleFunction<RunTimes> time) {
		return Percentiles.of(runs.stream().mapToDouble(time).toArray());
	}

	/**
	 * Something that executes runs, and how many of them a round has.
	 *
	 * @param runs executes runs
	 * @param count how many
	 * @param warms whether runs beforehand do not count
	 */
	private record Subject(SingleRuns runs, int count, boolean warms) {

		void warmUp() {
			started(() -> {
				for (int i = 0; i < WARM_UPS; i++) {
					this.runs.run();
				}
				return List.of();
			});
		}

		List<RunTimes> round() {
			return started(() -> {
				List<RunTimes> times = new ArrayList<>();
				for (int i = this.warms ? -FIRST_OF_ROUND : 0; i < this.count; i++) {
					TimeUnit.MILLISECONDS.sleep(IDLE_MILLIS);
					RunTimes run = this.runs.run();
					if (i >= 0) {
						times.add(run);
					}
				}
				return times;
			});
		}

		private List<RunTimes> started(Body body) {
			this.runs.start();
			try {
				return body.run();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IllegalStateException(ex);
			}
			finally {
				this.runs.stop();
			}
		}

	}

	/**
	 * What is done while a subject is at work.
	 */
	@FunctionalInterface
	private interface Body {

		List<RunTimes> run() throws InterruptedException;

	}

}

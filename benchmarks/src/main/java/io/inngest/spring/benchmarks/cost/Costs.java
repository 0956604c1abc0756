package io.inngest.spring.benchmarks.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;

import io.inngest.spring.benchmarks.database.BenchmarkDatabase;
import io.inngest.spring.benchmarks.measurement.Measurement;
import io.inngest.spring.benchmarks.measurement.Settings;
import io.inngest.spring.benchmarks.report.Section;
import io.inngest.spring.benchmarks.report.Table;
import io.inngest.spring.benchmarks.statistic.Samples;

/**
 * The memory that a run of ten steps makes the JVM allocate, and what PostgreSQL writes
 * to its log for it.
 */
public class Costs implements Measurement {

	private static final int THREADS = 4;

	@Override
	public Section measure(BenchmarkDatabase database, Settings settings) {
		int runs = settings.quick() ? 50 : 300;
		List<Contender> contenders = new ArrayList<>();
		try {
			contenders.add(new FloorContender(database, THREADS));
			contenders.add(new EngineContender(database, THREADS));
			if (database.isPostgres()) {
				contenders.add(new DbosContender(database, THREADS));
			}
			List<List<Cost>> values = settings.rounds()
				.alternate(contenders, (contender) -> round(database, contender, runs));
			List<Table> tables = new ArrayList<>();
			tables.add(table("KiB allocated per run, without the sender", contenders, values, Cost::allocated));
			if (database.isPostgres()) {
				tables.add(table("KiB of log (WAL) per run, sends included", contenders, values, Cost::logged));
			}
			return new Section("costs", database.name(), tables, List.of());
		}
		finally {
			contenders.forEach(Contender::close);
		}
	}

	private static Cost round(BenchmarkDatabase database, Contender contender, int runs) {
		contender.start();
		try {
			OptionalLong log = database.logPosition();
			AllocatedBytes before = AllocatedBytes.now();
			contender.run(runs);
			double allocated = AllocatedBytes.now().since(before);
			double logged = log.isPresent() ? database.logPosition().orElseThrow() - log.getAsLong() : 0;
			return new Cost(allocated / 1024 / runs, logged / 1024 / runs);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
		finally {
			contender.stop();
		}
	}

	private static Table table(String title, List<Contender> contenders, List<List<Cost>> values,
			ToDoubleFunction<Cost> cost) {
		List<Samples> rows = new ArrayList<>();
		for (int i = 0; i < contenders.size(); i++) {
			rows.add(Samples.of(contenders.get(i).name(), values.get(i).stream().map(cost::applyAsDouble).toList()));
		}
		return new Table(title, 1, rows);
	}

	/**
	 * What a run cost, in KiB.
	 *
	 * @param allocated in memory
	 * @param logged in the database's log
	 */
	private record Cost(double allocated, double logged) {

	}

}

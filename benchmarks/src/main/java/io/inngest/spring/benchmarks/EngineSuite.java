package io.inngest.spring.benchmarks;

import java.util.ArrayList;
import java.util.List;

import io.inngest.spring.benchmarks.database.BenchmarkDatabase;
import io.inngest.spring.benchmarks.database.H2Files;
import io.inngest.spring.benchmarks.database.PostgresServer;
import io.inngest.spring.benchmarks.report.DatabaseReport;
import io.inngest.spring.benchmarks.report.Samples;
import io.inngest.spring.benchmarks.report.TextReport;
import io.inngest.spring.benchmarks.statement.StatementsPerRun;
import io.inngest.spring.benchmarks.workload.EngineRuns;
import io.inngest.spring.benchmarks.workload.IdleLatency;
import io.inngest.spring.benchmarks.workload.JdbcFloor;
import io.inngest.spring.benchmarks.workload.RawCommits;
import io.inngest.spring.benchmarks.workload.Workload;

/**
 * The embedded engine against the bare cost of a commit, on PostgreSQL and on H2.
 *
 * @param rounds how often and how long each workload is measured
 * @param runs how many runs to count statements and to measure the latency of
 */
record EngineSuite(Rounds rounds, int runs) implements Suite {

	private static final List<Integer> CONCURRENCY = List.of(1, 4);

	@Override
	public List<DatabaseReport> run(TextReport text) throws Exception {
		List<DatabaseReport> reports = new ArrayList<>();
		try (BenchmarkDatabase postgres = new PostgresServer(); BenchmarkDatabase h2 = new H2Files()) {
			for (BenchmarkDatabase database : List.of(postgres, h2)) {
				DatabaseReport report = run(database);
				reports.add(report);
				text.print(report);
			}
		}
		return reports;
	}

	private DatabaseReport run(BenchmarkDatabase database) throws InterruptedException {
		StatementsPerRun statements = StatementsPerRun.count(database, this.runs);
		List<Samples> rates = new ArrayList<>();
		List<Workload> workloads = new ArrayList<>();
		try {
			for (int concurrency : CONCURRENCY) {
				workloads.add(new RawCommits(database, concurrency));
				workloads.add(new JdbcFloor(database, concurrency));
				workloads.add(new EngineRuns(database, concurrency));
			}
			List<List<Double>> values = this.rounds.alternate(workloads, Workload::round);
			for (int i = 0; i < workloads.size(); i++) {
				rates.add(new Samples(workloads.get(i).name(), workloads.get(i).concurrency(), values.get(i)));
			}
		}
		finally {
			workloads.forEach(Workload::close);
		}
		return new DatabaseReport(database.name(), rates, ratios(rates), statements,
				IdleLatency.measure(database, this.runs));
	}

	private static List<Samples> ratios(List<Samples> rates) {
		List<Samples> ratios = new ArrayList<>();
		for (int i = 0; i < rates.size(); i += 3) {
			Samples raw = rates.get(i);
			Samples floor = rates.get(i + 1);
			Samples engine = rates.get(i + 2);
			ratios.addAll(List.of(engine.dividedBy(raw), floor.dividedBy(raw), engine.dividedBy(floor)));
		}
		return ratios;
	}

}

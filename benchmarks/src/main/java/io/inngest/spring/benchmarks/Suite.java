package io.inngest.spring.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.inngest.spring.benchmarks.database.BenchmarkDatabase;
import io.inngest.spring.benchmarks.report.DatabaseReport;
import io.inngest.spring.benchmarks.report.Samples;
import io.inngest.spring.benchmarks.statement.StatementsPerRun;
import io.inngest.spring.benchmarks.workload.EngineRuns;
import io.inngest.spring.benchmarks.workload.IdleLatency;
import io.inngest.spring.benchmarks.workload.JdbcFloor;
import io.inngest.spring.benchmarks.workload.RawCommits;
import io.inngest.spring.benchmarks.workload.Workload;

/**
 * Everything that is measured on a database. Rounds alternate: what disturbs the machine
 * for a while disturbs all workloads alike.
 *
 * @param rounds how many rounds
 * @param duration how long each workload works in a round
 * @param runs how many runs to count statements and to measure the latency of
 */
record Suite(int rounds, Duration duration, int runs) {

	private static final List<Integer> CONCURRENCY = List.of(1, 4);

	DatabaseReport run(BenchmarkDatabase database) throws InterruptedException {
		StatementsPerRun statements = StatementsPerRun.count(database, this.runs);
		List<Samples> rates = new ArrayList<>();
		List<Workload> workloads = new ArrayList<>();
		try {
			for (int concurrency : CONCURRENCY) {
				workloads.add(new RawCommits(database, concurrency));
				workloads.add(new JdbcFloor(database, concurrency));
				workloads.add(new EngineRuns(database, concurrency));
			}
			measure(workloads)
				.forEach((workload, values) -> rates.add(new Samples(workload.name(), workload.concurrency(), values)));
		}
		finally {
			workloads.forEach(Workload::close);
		}
		return new DatabaseReport(database.name(), rates, ratios(rates), statements,
				IdleLatency.measure(database, this.runs));
	}

	private Map<Workload, List<Double>> measure(List<Workload> workloads) {
		Map<Workload, List<Double>> values = new LinkedHashMap<>();
		// Twice: first as many runs as somebody has guessed, then as many as fit
		workloads.forEach((workload) -> workload.round(this.duration));
		workloads.forEach((workload) -> workload.round(this.duration));
		for (int round = 0; round < this.rounds; round++) {
			for (Workload workload : workloads) {
				values.computeIfAbsent(workload, (key) -> new ArrayList<>()).add(workload.round(this.duration));
			}
		}
		return values;
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

package io.inngest.spring.benchmarks.report;

import java.util.List;

import io.inngest.spring.benchmarks.statement.StatementsPerRun;
import io.inngest.spring.benchmarks.workload.IdleLatency;

/**
 * All numbers of one database.
 *
 * @param database name and version
 * @param rates commits of inserts or of steps per second
 * @param ratios of the rates at equal concurrency
 * @param statements the statements of a run
 * @param latency the latency of a run when nothing else is going on
 */
public record DatabaseReport(String database, List<Samples> rates, List<Samples> ratios, StatementsPerRun statements,
		IdleLatency latency) {

}

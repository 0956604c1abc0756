package io.inngest.spring.benchmarks;

import io.inngest.spring.benchmarks.backlog.Backlog;
import io.inngest.spring.benchmarks.cost.Costs;
import io.inngest.spring.benchmarks.latency.IdleLatency;
import io.inngest.spring.benchmarks.longrun.LongRuns;
import io.inngest.spring.benchmarks.measurement.Measurement;
import io.inngest.spring.benchmarks.peer.Peers;
import io.inngest.spring.benchmarks.startup.StartUp;
import io.inngest.spring.benchmarks.statement.StatementsPerRun;
import io.inngest.spring.benchmarks.throughput.Throughput;
import io.inngest.spring.benchmarks.waits.OpenWaits;

/**
 * What is measured of the engine, in this order.
 */
enum EnginePart {

	/** How much is done in a given time. */
	THROUGHPUT,

	/** How much other libraries do meanwhile. */
	PEERS,

	/** How long a run takes when nothing else is going on. */
	LATENCY,

	/** What a run executes. */
	STATEMENTS,

	/** What a run costs in memory and in the database's log. */
	COSTS,

	/** The time of a step in runs of different length. */
	LONGRUN,

	/** The engine with many runs that wait for a later time. */
	BACKLOG,

	/** The engine with many runs that wait for an event. */
	WAITS,

	/** What the starter adds to the start of an application: not on each database. */
	STARTUP;

	Measurement measurement() {
		return switch (this) {
			case THROUGHPUT -> new Throughput();
			case PEERS -> new Peers();
			case LATENCY -> new IdleLatency();
			case STATEMENTS -> new StatementsPerRun();
			case COSTS -> new Costs();
			case LONGRUN -> new LongRuns();
			case BACKLOG -> new Backlog();
			case WAITS -> new OpenWaits();
			case STARTUP -> (database, settings) -> StartUp.measure(settings);
		};
	}

}

package io.inngest.spring.benchmarks;

import io.inngest.spring.benchmarks.latency.IdleLatency;
import io.inngest.spring.benchmarks.measurement.Measurement;
import io.inngest.spring.benchmarks.peer.Peers;
import io.inngest.spring.benchmarks.statement.StatementsPerRun;
import io.inngest.spring.benchmarks.throughput.Throughput;

/**
 * What is measured on each database, in this order.
 */
enum EnginePart {

	/** How much is done in a given time. */
	THROUGHPUT(new Throughput()),

	/** How much other libraries do meanwhile. */
	PEERS(new Peers()),

	/** How long a run takes when nothing else is going on. */
	LATENCY(new IdleLatency()),

	/** What a run executes. */
	STATEMENTS(new StatementsPerRun());

	@SuppressWarnings("ImmutableEnumChecker") // Measurements have no state
	private final Measurement measurement;

	EnginePart(Measurement measurement) {
		this.measurement = measurement;
	}

	Measurement measurement() {
		return this.measurement;
	}

}

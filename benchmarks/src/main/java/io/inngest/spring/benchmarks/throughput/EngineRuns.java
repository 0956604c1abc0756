package io.inngest.spring.benchmarks.throughput;

import java.time.Duration;

import io.inngest.spring.benchmarks.database.BenchmarkDatabase;
import io.inngest.spring.benchmarks.engine.EngineApplication;
import io.inngest.spring.benchmarks.engine.TenSteps;
import io.inngest.spring.benchmarks.measurement.Workload;

/**
 * Runs of ten steps in the engine: from the first claim to the last end.
 */
class EngineRuns implements Workload {

	private final EngineApplication application;

	private final int workers;

	private double runsPerSecond = 50;

	EngineRuns(BenchmarkDatabase database, int workers) {
		this.workers = workers;
		this.application = new EngineApplication(database.create("engine" + workers), workers);
	}

	@Override
	public String name() {
		return "engine";
	}

	@Override
	public int concurrency() {
		return this.workers;
	}

	@Override
	public double round(Duration duration) {
		int runs = (int) Math.max(this.runsPerSecond * duration.toMillis() / 1000, 1);
		this.application.send(runs);
		try {
			this.runsPerSecond = runs * 1e9 / this.application.drain(runs);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
		return this.runsPerSecond * TenSteps.STEPS;
	}

	@Override
	public void close() {
		this.application.close();
	}

}

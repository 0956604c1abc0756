package io.inngest.spring.benchmarks.peer;

import java.time.Duration;

import io.inngest.spring.benchmarks.database.BenchmarkDatabase;
import io.inngest.spring.benchmarks.engine.EngineApplication;
import io.inngest.spring.benchmarks.engine.TenSteps;
import io.inngest.spring.benchmarks.measurement.Workload;

/**
 * Runs in the engine whose events one thread sends one by one meanwhile: what starting
 * workflows in the background has to be compared with.
 */
class EngineSends implements Workload {

	private final EngineApplication application;

	private final int workers;

	private double runsPerSecond = 50;

	EngineSends(BenchmarkDatabase database, int workers) {
		this.workers = workers;
		this.application = new EngineApplication(database.create("engine_sends"), workers);
	}

	@Override
	public String name() {
		return "engine, sends included";
	}

	@Override
	public int concurrency() {
		return this.workers;
	}

	@Override
	public double round(Duration duration) {
		int runs = (int) Math.max(this.runsPerSecond * duration.toMillis() / 1000, 1);
		try {
			this.runsPerSecond = runs * 1e9 / this.application.sendAndDrain(runs);
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

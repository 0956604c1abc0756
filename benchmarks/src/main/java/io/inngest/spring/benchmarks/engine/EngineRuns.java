package io.inngest.spring.benchmarks.engine;

import java.time.Duration;

import io.inngest.spring.benchmarks.database.BenchmarkDatabase;
import io.inngest.spring.benchmarks.measurement.Workload;

/**
 * Runs of ten steps in the engine: from the first claim to the last end.
 */
public class EngineRuns implements Workload {

	private final EngineApplication application;

	private final int workers;

	private double runsPerSecond = 50;

	/**
	 * Starts the application.
	 * @param database where
	 * @param workers how many runs are handled at a time
	 * @param name the name of its own database
	 */
	public EngineRuns(BenchmarkDatabase database, int workers, String name) {
		this.workers = workers;
		this.application = new EngineApplication(database.create(name), workers);
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

package io.inngest.spring.benchmarks.latency;

import io.inngest.spring.benchmarks.database.BenchmarkDatabase;
import io.inngest.spring.benchmarks.engine.EngineApplication;

/**
 * Runs in the engine.
 */
class EngineSingleRuns implements SingleRuns {

	private static final int WORKERS = 4;

	private final EngineApplication application;

	private final RunEnds.EndTimes ends;

	private volatile long begun;

	private volatile long stepped;

	EngineSingleRuns(BenchmarkDatabase database) {
		this.application = new EngineApplication(database.create("latency"), WORKERS, RunEnds.class);
		this.application.tell((number) -> this.begun = System.nanoTime(), (number) -> this.stepped = System.nanoTime());
		this.ends = this.application.bean(RunEnds.EndTimes.class);
	}

	@Override
	public String name() {
		return "engine";
	}

	@Override
	public void start() {
		this.application.start();
	}

	@Override
	public RunTimes run() throws InterruptedException {
		long asked = System.nanoTime();
		this.application.send();
		long end = this.ends.next();
		return RunTimes.of(asked, this.begun, this.stepped, end);
	}

	@Override
	public void stop() {
		this.application.stop();
	}

	@Override
	public void close() {
		this.application.close();
	}

}

package io.inngest.spring.benchmarks.cost;

import io.inngest.spring.benchmarks.database.BenchmarkDatabase;
import io.inngest.spring.benchmarks.engine.EngineApplication;

/**
 * The engine: its events are sent by the caller while its workers are at work.
 */
class EngineContender implements Contender {

	private final EngineApplication application;

	EngineContender(BenchmarkDatabase database, int workers) {
		this.application = new EngineApplication(database.create("engine_cost"), workers);
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
	public void run(int runs) throws InterruptedException {
		this.application.sendAndWait(runs);
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

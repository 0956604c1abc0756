package io.inngest.spring.benchmarks.latency;

import io.inngest.spring.benchmarks.database.BenchmarkDatabase;
import io.inngest.spring.benchmarks.floor.JdbcFloor;

/**
 * Runs of the floor, by the thread that asks for them: no other thread has to be woken.
 */
class FloorSingleRuns implements SingleRuns {

	private final JdbcFloor floor;

	private long begun;

	private long stepped;

	FloorSingleRuns(BenchmarkDatabase database) {
		this.floor = new JdbcFloor(database, 1, "floor_latency");
	}

	@Override
	public String name() {
		return "floor";
	}

	@Override
	public void start() {
		// Nothing waits for work here
	}

	@Override
	public RunTimes run() {
		long asked = System.nanoTime();
		this.floor.runOne(() -> this.begun = System.nanoTime(), () -> this.stepped = System.nanoTime());
		return RunTimes.of(asked, this.begun, this.stepped, System.nanoTime());
	}

	@Override
	public void stop() {
		// Nothing waits for work here
	}

	@Override
	public void close() {
		this.floor.close();
	}

}

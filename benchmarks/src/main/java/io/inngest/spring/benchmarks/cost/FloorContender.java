package io.inngest.spring.benchmarks.cost;

import io.inngest.spring.benchmarks.database.BenchmarkDatabase;
import io.inngest.spring.benchmarks.floor.JdbcFloor;

/**
 * The floor: its runs are stored by the caller one by one, each with its event.
 */
class FloorContender implements Contender {

	private final JdbcFloor floor;

	FloorContender(BenchmarkDatabase database, int threads) {
		this.floor = new JdbcFloor(database, threads, "floor_cost");
	}

	@Override
	public String name() {
		return "floor";
	}

	@Override
	public void start() {
		// Has threads from the first run on
		run(1);
	}

	@Override
	public void run(int runs) {
		for (int i = 0; i < runs; i++) {
			this.floor.add(1);
		}
		this.floor.drain();
	}

	@Override
	public void stop() {
		// Its threads wait for the next runs
	}

	@Override
	public void close() {
		this.floor.close();
	}

}

package io.inngest.spring.benchmarks.peer;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import io.inngest.spring.benchmarks.database.BenchmarkDatabase;
import io.inngest.spring.benchmarks.engine.TenSteps;
import io.inngest.spring.benchmarks.measurement.Workload;

/**
 * DBOS workflows that are started in the background, one after the other by one thread,
 * while its own threads execute them: from the first start to the last end.
 */
class DbosBackground implements Workload {

	private final DbosTables tables;

	private double workflowsPerSecond = 50;

	private long total;

	DbosBackground(BenchmarkDatabase database, int concurrency) {
		this.tables = new DbosTables(database, "dbos_background", concurrency);
	}

	@Override
	public String name() {
		return "DBOS, background";
	}

	@Override
	public int concurrency() {
		return 0;
	}

	@Override
	public double round(Duration duration) {
		int workflows = (int) Math.max(this.workflowsPerSecond * duration.toMillis() / 1000, 1);
		CountDownLatch ended = new CountDownLatch(workflows);
		try (DbosApplication application = new DbosApplication(this.tables.pool(), false, TenSteps::ignore,
				(number) -> ended.countDown())) {
			application.launch();
			this.total += workflows;
			long start = System.nanoTime();
			for (int i = 0; i < workflows; i++) {
				application.start(i);
			}
			long end = Completion.await(ended, this.tables::ended, this.total);
			this.workflowsPerSecond = workflows * 1e9 / (end - start);
		}
		this.tables.requireSteps(this.total);
		return this.workflowsPerSecond * TenSteps.STEPS;
	}

	@Override
	public void close() {
		this.tables.close();
	}

}

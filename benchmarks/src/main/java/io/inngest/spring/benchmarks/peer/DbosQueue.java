package io.inngest.spring.benchmarks.peer;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

import io.inngest.spring.benchmarks.database.BenchmarkDatabase;
import io.inngest.spring.benchmarks.engine.TenSteps;
import io.inngest.spring.benchmarks.measurement.Workload;

/**
 * DBOS workflows that were enqueued beforehand: from the launch to the last end, or from
 * the first line of the first workflow, which leaves out that DBOS waits for a second
 * before it first looks. The queue has its defaults.
 */
class DbosQueue implements Workload {

	private final DbosTables tables;

	private final boolean fromLaunch;

	private final int workflows;

	private long total;

	DbosQueue(BenchmarkDatabase database, int concurrency, boolean fromLaunch, int workflows) {
		this.tables = new DbosTables(database, fromLaunch ? "dbos_queue" : "dbos_queue_first", concurrency);
		this.fromLaunch = fromLaunch;
		this.workflows = workflows;
	}

	@Override
	public String name() {
		return "DBOS, queue of %d%s".formatted(this.workflows, this.fromLaunch ? "" : ", wait for its poll left out");
	}

	@Override
	public int concurrency() {
		return 0;
	}

	@Override
	public double round(Duration duration) {
		enqueue();
		CountDownLatch ended = new CountDownLatch(this.workflows);
		AtomicLong start = new AtomicLong(this.fromLaunch ? System.nanoTime() : 0);
		try (DbosApplication application = new DbosApplication(this.tables.pool(), true,
				(number) -> start.compareAndSet(0, System.nanoTime()), (number) -> ended.countDown())) {
			application.launch();
			long end = Completion.await(ended, this.tables::ended, this.total);
			this.tables.requireSteps(this.total);
			return this.workflows * TenSteps.STEPS * 1e9 / (end - start.get());
		}
	}

	private void enqueue() {
		try (DbosApplication application = new DbosApplication(this.tables.pool(), false, TenSteps::ignore,
				TenSteps::ignore)) {
			application.launch();
			for (int i = 0; i < this.workflows; i++) {
				application.enqueue(i);
			}
		}
		this.total += this.workflows;
	}

	@Override
	public void close() {
		this.tables.close();
	}

}

package io.inngest.spring.benchmarks.latency;

import java.util.concurrent.CountDownLatch;

import io.inngest.spring.benchmarks.database.BenchmarkDatabase;
import io.inngest.spring.benchmarks.peer.Completion;
import io.inngest.spring.benchmarks.peer.DbosApplication;
import io.inngest.spring.benchmarks.peer.DbosTables;
import org.jspecify.annotations.Nullable;

/**
 * Runs in DBOS, started in the background or through its queue. Its table is asked each
 * millisecond whether the end was committed.
 */
class DbosSingleRuns implements SingleRuns {

	private final DbosTables tables;

	private final boolean queued;

	private @Nullable DbosApplication application;

	private volatile CountDownLatch ended = new CountDownLatch(0);

	private volatile long begun;

	private volatile long stepped;

	private long total;

	DbosSingleRuns(BenchmarkDatabase database, boolean queued) {
		this.tables = new DbosTables(database, queued ? "dbos_latency_queue" : "dbos_latency", 1);
		this.queued = queued;
	}

	@Override
	public String name() {
		return this.queued ? "DBOS, queue" : "DBOS, background";
	}

	@Override
	public void start() {
		this.application = new DbosApplication(this.tables.pool(), this.queued,
				(number) -> this.begun = System.nanoTime(), (number) -> {
					this.stepped = System.nanoTime();
					this.ended.countDown();
				});
		this.application.launch();
	}

	@Override
	public RunTimes run() {
		this.ended = new CountDownLatch(1);
		long asked = System.nanoTime();
		DbosApplication dbos = this.application;
		if (dbos == null) {
			throw new IllegalStateException("DBOS was not started");
		}
		if (this.queued) {
			dbos.enqueue(this.total);
		}
		else {
			dbos.start(this.total);
		}
		long end = Completion.await(this.ended, this.tables::ended, ++this.total);
		return RunTimes.of(asked, this.begun, this.stepped, end);
	}

	@Override
	public void stop() {
		if (this.application != null) {
			this.application.close();
		}
	}

	@Override
	public void close() {
		this.tables.close();
	}

}

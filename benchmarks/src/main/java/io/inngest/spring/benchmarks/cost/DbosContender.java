package io.inngest.spring.benchmarks.cost;

import java.util.concurrent.CountDownLatch;

import io.inngest.spring.benchmarks.database.BenchmarkDatabase;
import io.inngest.spring.benchmarks.engine.TenSteps;
import io.inngest.spring.benchmarks.peer.Completion;
import io.inngest.spring.benchmarks.peer.DbosApplication;
import io.inngest.spring.benchmarks.peer.DbosTables;
import org.jspecify.annotations.Nullable;

/**
 * DBOS, started in the background by the caller.
 */
class DbosContender implements Contender {

	private final DbosTables tables;

	private @Nullable DbosApplication application;

	private volatile CountDownLatch ended = new CountDownLatch(0);

	private long total;

	DbosContender(BenchmarkDatabase database, int threads) {
		this.tables = new DbosTables(database, "dbos_cost", threads);
	}

	@Override
	public String name() {
		return "DBOS, background";
	}

	@Override
	public void start() {
		this.application = new DbosApplication(this.tables.pool(), false, TenSteps::ignore,
				(number) -> this.ended.countDown());
		this.application.launch();
	}

	@Override
	public void run(int runs) {
		DbosApplication dbos = this.application;
		if (dbos == null) {
			throw new IllegalStateException("DBOS was not started");
		}
		this.ended = new CountDownLatch(runs);
		this.total += runs;
		for (int i = 0; i < runs; i++) {
			dbos.start(i);
		}
		Completion.await(this.ended, this.tables::ended, this.total);
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

package io.inngest.spring.benchmarks.backlog;

import java.time.Duration;

import io.inngest.spring.benchmarks.database.BenchmarkDatabase;
import io.inngest.spring.benchmarks.engine.EngineApplication;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An application with a backlog, which sends and executes runs that are due at once.
 */
class WaitingRuns implements AutoCloseable {

	private static final int WORKERS = 4;

	private static final Duration LATER = Duration.ofDays(365);

	private final EngineApplication application;

	private final int waiting;

	private final int runs;

	WaitingRuns(BenchmarkDatabase database, int waiting, int runs) {
		this.waiting = waiting;
		this.runs = runs;
		this.application = new EngineApplication(database.create("backlog" + waiting), WORKERS);
		this.application.send();
		try {
			this.application.drain(1);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
		new BacklogSql(this.application.bean(JdbcClient.class), database).fill(waiting,
				System.currentTimeMillis() + LATER.toMillis());
	}

	int waiting() {
		return this.waiting;
	}

	Times round() {
		long start = System.nanoTime();
		for (int i = 0; i < this.runs; i++) {
			this.application.send();
		}
		long sent = System.nanoTime() - start;
		try {
			return new Times(sent / 1e3 / this.runs, this.application.drain(this.runs) / 1e3 / this.runs);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.application.close();
	}

	/**
	 * What a run took, in microseconds.
	 *
	 * @param enqueue to send its event
	 * @param execute to claim it and to execute its ten steps, beside others
	 */
	record Times(double enqueue, double execute) {

	}

}

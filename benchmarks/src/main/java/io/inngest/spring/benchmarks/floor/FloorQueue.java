package io.inngest.spring.benchmarks.floor;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

import io.inngest.spring.benchmarks.floor.FloorStatements.Claimed;
import org.jspecify.annotations.Nullable;

/**
 * Runs that were claimed in batches, shared by all threads. One of them claims more
 * before the others run out, so that none waits, and none is left with a batch of its own
 * in the end.
 */
class FloorQueue {

	private static final int BATCH = 20;

	private final FloorStatements statements;

	private final int reserve;

	private final ConcurrentLinkedQueue<Claimed> claimed = new ConcurrentLinkedQueue<>();

	private final AtomicInteger size = new AtomicInteger();

	/** One claimer at a time: H2 knows no better, and PostgreSQL does not mind. */
	private final ReentrantLock claiming = new ReentrantLock();

	private volatile boolean exhausted;

	FloorQueue(FloorStatements statements, int threads) {
		this.statements = statements;
		this.reserve = threads - 1;
	}

	/** Tells that runs were added. */
	void refilled() {
		this.exhausted = false;
	}

	/**
	 * Returns the next run, or nothing if all are taken.
	 */
	@Nullable Claimed next(Connection connection) throws SQLException {
		if (!this.exhausted && this.size.get() <= this.reserve && this.claiming.tryLock()) {
			claim(connection);
		}
		Claimed next = this.claimed.poll();
		while (next == null && !this.exhausted) {
			this.claiming.lock();
			claim(connection);
			next = this.claimed.poll();
		}
		if (next == null) {
			next = this.claimed.poll();
		}
		if (next != null) {
			this.size.decrementAndGet();
		}
		return next;
	}

	private void claim(Connection connection) throws SQLException {
		try {
			if (!this.exhausted && this.size.get() <= this.reserve) {
				List<Claimed> batch = this.statements.claim(connection, BATCH);
				this.claimed.addAll(batch);
				this.size.addAndGet(batch.size());
				this.exhausted = batch.size() < BATCH;
			}
		}
		finally {
			this.claiming.unlock();
		}
	}

}

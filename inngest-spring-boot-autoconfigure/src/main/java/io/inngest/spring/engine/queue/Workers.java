package io.inngest.spring.engine.queue;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * The workers of this node: as many runs are handled at a time as there are workers. A
 * worker that is done takes the next run by itself as long as there is a backlog.
 */
class Workers {

	private static final Logger logger = LoggerFactory.getLogger(Workers.class);

	private final WorkerThreads threads;

	private final RunQueue queue;

	private final RunHandler handler;

	private final InFlight inFlight;

	private final WakeUp wakeUp;

	private final StopSignal stop;

	private final AtomicInteger busy = new AtomicInteger();

	private volatile boolean backlog;

	Workers(WorkerThreads threads, RunQueue queue, RunHandler handler, InFlight inFlight, WakeUp wakeUp,
			StopSignal stop) {
		this.threads = threads;
		this.queue = queue;
		this.handler = handler;
		this.inFlight = inFlight;
		this.wakeUp = wakeUp;
		this.stop = stop;
	}

	/**
	 * Gives runs to all workers that have none. To be called by one thread.
	 */
	void feed() {
		// Before the workers are counted: one that becomes free meanwhile wakes this
		// thread.
		this.backlog = true;
		int free = this.threads.size() - this.busy.get();
		if (free > 0) {
			List<ClaimedRun> claimed = this.queue.claim(free);
			this.backlog = claimed.size() == free;
			claimed.forEach(this.inFlight::add);
			claimed.forEach(this::employ);
		}
	}

	private void employ(ClaimedRun run) {
		this.busy.incrementAndGet();
		this.threads.executor().execute(() -> work(run));
	}

	private void work(ClaimedRun first) {
		try {
			ClaimedRun run = first;
			while (run != null) {
				handle(run);
				run = (this.backlog && !this.stop.isRequested()) ? next() : null;
			}
		}
		finally {
			this.busy.decrementAndGet();
			if (this.backlog) {
				this.wakeUp.now();
			}
		}
	}

	private void handle(ClaimedRun run) {
		try {
			this.handler.handle(run);
		}
		catch (Throwable ex) {
			logger.error("Run {} of {} was left where it is; it goes on when its lease has expired", run.runId(),
					run.functionId(), ex);
		}
		finally {
			this.inFlight.remove(run);
		}
	}

	private @Nullable ClaimedRun next() {
		try {
			List<ClaimedRun> claimed = this.queue.claim(1);
			claimed.forEach(this.inFlight::add);
			return claimed.isEmpty() ? null : claimed.get(0);
		}
		catch (DataAccessException | TransactionException ex) {
			logger.debug("The database does not answer; the polling thread looks after it", ex);
			return null;
		}
	}

	/**
	 * The threads of the workers.
	 *
	 * @param size how many there are
	 * @param executor runs on one of them
	 */
	record WorkerThreads(int size, Executor executor) {

	}

}

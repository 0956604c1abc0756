package io.inngest.spring.engine.queue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * The polling thread: does the chores, claims as many runs as there are free workers, and
 * waits for a wake-up.
 */
class Poller implements Runnable {

	private static final Logger logger = LoggerFactory.getLogger(Poller.class);

	private final RunQueue queue;

	private final Workers workers;

	private final List<Chore> chores;

	private final WakeUp wakeUp;

	private final Duration interval;

	private final Duration patience;

	private final CountDownLatch ended = new CountDownLatch(1);

	private long lastThorough;

	private volatile boolean stopped;

	private volatile boolean databaseAway;

	private volatile @Nullable Long pollingSince;

	Poller(RunQueue queue, Workers workers, List<Chore> chores, WakeUp wakeUp, QueueSettings settings) {
		this.queue = queue;
		this.workers = workers;
		this.chores = List.copyOf(chores);
		this.wakeUp = wakeUp;
		this.interval = settings.pollInterval();
		this.patience = settings.lease();
		this.lastThorough = System.nanoTime() - this.interval.toNanos();
	}

	@Override
	public void run() {
		try {
			while (!this.stopped) {
				if (!pollSafely()) {
					this.wakeUp.await(this.interval);
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.ended.countDown();
		}
	}

	/**
	 * Waits until nothing more is claimed.
	 * @param timeout how long at most
	 * @return whether the thread has ended
	 * @throws InterruptedException if the calling thread was interrupted
	 */
	boolean awaitEnd(Duration timeout) throws InterruptedException {
		return this.ended.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
	}

	void stop() {
		this.stopped = true;
		this.wakeUp.now();
	}

	/**
	 * Whether the database did not answer when it was last asked, or has not for as long
	 * as a lease.
	 * @return {@code true} if it is away
	 */
	boolean isDatabaseAway() {
		Long since = this.pollingSince;
		return this.databaseAway || (since != null && System.nanoTime() - since > this.patience.toNanos());
	}

	private boolean pollSafely() {
		try {
			this.pollingSince = System.nanoTime();
			boolean more = poll();
			if (this.databaseAway) {
				this.databaseAway = false;
				logger.info("The database is back; runs go on");
			}
			return more;
		}
		catch (DataAccessException | TransactionException ex) {
			if (!this.databaseAway) {
				this.databaseAway = true;
				logger.error("The database does not answer; runs wait until it does, which is looked at every {}",
						this.interval, ex);
			}
		}
		catch (RuntimeException | Error ex) {
			logger.error("Polling the queue failed; it is tried again", ex);
		}
		finally {
			this.pollingSince = null;
		}
		return false;
	}

	/**
	 * Does what there is to do.
	 * @return whether there may be more to do at once
	 */
	private boolean poll() {
		boolean more = false;
		boolean thorough = isThorough();
		for (Chore chore : this.chores) {
			more |= chore.run(thorough);
		}
		if (!this.stopped) {
			this.workers.feed();
		}
		this.wakeUp.refresh(this.queue::nextDue);
		return more;
	}

	private boolean isThorough() {
		// A wake-up says what there is to do; the rest is looked for once in an interval.
		long now = System.nanoTime();
		boolean thorough = now - this.lastThorough >= this.interval.toNanos();
		if (thorough) {
			this.lastThorough = now;
		}
		return thorough;
	}

}

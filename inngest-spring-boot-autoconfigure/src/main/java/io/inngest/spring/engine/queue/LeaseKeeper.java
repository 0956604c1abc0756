package io.inngest.spring.engine.queue;

import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Prolongs the leases of the runs that this node is handling, all in one statement, and
 * puts back those whose node shows no sign of life.
 */
class LeaseKeeper {

	private static final Logger logger = LoggerFactory.getLogger(LeaseKeeper.class);

	private final RunQueue queue;

	private final InFlight inFlight;

	private final WakeUp wakeUp;

	LeaseKeeper(RunQueue queue, InFlight inFlight, WakeUp wakeUp) {
		this.queue = queue;
		this.inFlight = inFlight;
		this.wakeUp = wakeUp;
	}

	void start(ScheduledExecutorService scheduler, QueueSettings settings) {
		long renewal = Math.max(settings.lease().toMillis() / 3, 1);
		long recovery = Math.max(Math.min(settings.pollInterval().toMillis(), renewal), 1);
		scheduler.scheduleWithFixedDelay(guarded(this::renew), renewal, renewal, TimeUnit.MILLISECONDS);
		scheduler.scheduleWithFixedDelay(guarded(this::requeueExpired), 0, recovery, TimeUnit.MILLISECONDS);
	}

	private void renew() {
		List<ClaimedRun> runs = this.inFlight.runs();
		if (!runs.isEmpty()) {
			this.queue.renew(runs);
		}
	}

	void requeueExpired() {
		int requeued = this.queue.requeueExpired();
		if (requeued > 0) {
			logger.warn("{} runs were put back into the queue: the node that handled them shows no sign of life",
					requeued);
			this.wakeUp.now();
		}
	}

	private Runnable guarded(Runnable task) {
		// A scheduled task that throws is never run again.
		return () -> {
			try {
				task.run();
			}
			catch (DataAccessException | TransactionException ex) {
				logger.debug("The database did not answer; the leases are looked at again", ex);
			}
			catch (RuntimeException | Error ex) {
				logger.error("Looking after the leases failed; it is tried again", ex);
			}
		};
	}

}

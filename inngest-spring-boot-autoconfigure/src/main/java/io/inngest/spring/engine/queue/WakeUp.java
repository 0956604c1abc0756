package io.inngest.spring.engine.queue;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Tells the polling thread of this node that there is, or will be, something to do.
 */
public class WakeUp {

	/** Keeps a signal that comes while nobody waits, so that none is lost. */
	private final Semaphore signals = new Semaphore(0);

	private final AtomicLong next = new AtomicLong(Long.MAX_VALUE);

	private final Clock clock;

	/** Whether {@code next} is all there is; only the polling thread asks. */
	private boolean nextKnown;

	/**
	 * Creates the wake-up.
	 * @param clock tells how long it is until something is due
	 */
	public WakeUp(Clock clock) {
		this.clock = clock;
	}

	/**
	 * There is something to do. To be called after the commit that made it visible.
	 */
	public void now() {
		this.signals.release();
	}

	/**
	 * There is, or after the commit will be, something to do at the given time.
	 * @param dueAt when, in epoch milliseconds
	 */
	public void at(long dueAt) {
		if (dueAt <= this.clock.millis()) {
			now();
			return;
		}
		long earliest = this.next.getAndAccumulate(dueAt, Math::min);
		if (dueAt < earliest) {
			now();
		}
	}

	/**
	 * Finds out what comes next, if that is not known: only the earliest time is
	 * remembered.
	 * @param nextDue looks up when, in epoch milliseconds; {@code null} for never
	 */
	void refresh(Supplier<@Nullable Long> nextDue) {
		if (!this.nextKnown) {
			Long dueAt = nextDue.get();
			this.nextKnown = true;
			if (dueAt != null) {
				this.next.accumulateAndGet(dueAt, Math::min);
			}
		}
	}

	/**
	 * Waits until there is something to do.
	 * @param timeout how long at most
	 * @throws InterruptedException if the thread was interrupted
	 */
	void await(Duration timeout) throws InterruptedException {
		long untilNext = this.next.get() - this.clock.millis();
		if (untilNext > 0) {
			if (this.signals.tryAcquire(Math.min(timeout.toMillis(), untilNext), TimeUnit.MILLISECONDS)) {
				this.signals.drainPermits();
			}
		}
		if (this.next.get() <= this.clock.millis()) {
			this.nextKnown = false;
			this.next.set(Long.MAX_VALUE);
		}
	}

}

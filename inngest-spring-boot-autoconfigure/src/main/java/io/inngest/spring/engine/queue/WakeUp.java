package io.inngest.spring.engine.queue;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tells the polling thread of this node that there is, or will be, something to do.
 */
public class WakeUp {

	private final Waiter waiter = new Waiter();

	private final AtomicLong next = new AtomicLong(Long.MAX_VALUE);

	private final Clock clock;

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
		this.waiter.signal();
	}

	/**
	 * There is something to do at the given time. To be called after the commit that made
	 * it visible.
	 * @param dueAt when, in epoch milliseconds
	 */
	public void at(long dueAt) {
		long earliest = this.next.getAndAccumulate(dueAt, Math::min);
		if (dueAt < earliest) {
			this.waiter.signal();
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
			this.waiter.await(Duration.ofMillis(Math.min(timeout.toMillis(), untilNext)));
		}
		long now = this.clock.millis();
		this.next.updateAndGet((time) -> (time <= now) ? Long.MAX_VALUE : time);
	}

}

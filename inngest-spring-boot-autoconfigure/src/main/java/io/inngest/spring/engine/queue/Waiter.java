package io.inngest.spring.engine.queue;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets one thread wait for a signal. A signal that comes while nobody waits ends the next
 * wait at once, so none is lost.
 */
class Waiter {

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition signalled = this.lock.newCondition();

	private boolean signal;

	void signal() {
		this.lock.lock();
		try {
			this.signal = true;
			this.signalled.signal();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Waits for a signal and forgets it.
	 * @param timeout how long at most
	 * @throws InterruptedException if the thread was interrupted
	 */
	void await(Duration timeout) throws InterruptedException {
		this.lock.lock();
		try {
			long nanos = timeout.toNanos();
			while (!this.signal && nanos > 0) {
				nanos = this.signalled.awaitNanos(nanos);
			}
			this.signal = false;
		}
		finally {
			this.lock.unlock();
		}
	}

}

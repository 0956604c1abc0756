package io.inngest.spring.engine.queue;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * The runs that this node is handling.
 */
class InFlight {

	private final Set<String> runIds = new HashSet<>();

	synchronized void add(String runId) {
		this.runIds.add(runId);
	}

	synchronized void remove(String runId) {
		this.runIds.remove(runId);
		notifyAll();
	}

	synchronized Set<String> runIds() {
		return Set.copyOf(this.runIds);
	}

	synchronized int size() {
		return this.runIds.size();
	}

	/**
	 * Waits until no run is being handled.
	 * @param timeout how long at most
	 * @return whether there is none left
	 * @throws InterruptedException if the thread was interrupted
	 */
	synchronized boolean awaitNone(Duration timeout) throws InterruptedException {
		long deadline = System.nanoTime() + timeout.toNanos();
		while (!this.runIds.isEmpty()) {
			long millis = (deadline - System.nanoTime()) / 1_000_000;
			if (millis <= 0) {
				return false;
			}
			wait(millis);
		}
		return true;
	}

}

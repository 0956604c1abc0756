package io.inngest.spring.engine.queue;

import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The runs that this node is handling.
 */
class InFlight {

	// By identity: a run that this node has lost and claimed again is in flight twice.
	private final Set<ClaimedRun> runs = Collections.newSetFromMap(new IdentityHashMap<>());

	synchronized void add(ClaimedRun run) {
		this.runs.add(run);
	}

	synchronized void remove(ClaimedRun run) {
		this.runs.remove(run);
		notifyAll();
	}

	synchronized Set<String> runIds() {
		return this.runs.stream().map(ClaimedRun::runId).collect(Collectors.toUnmodifiableSet());
	}

	synchronized int size() {
		return this.runs.size();
	}

	/**
	 * Waits until no run is being handled.
	 * @param timeout how long at most
	 * @return whether there is none left
	 * @throws InterruptedException if the thread was interrupted
	 */
	synchronized boolean awaitNone(Duration timeout) throws InterruptedException {
		long deadline = System.nanoTime() + timeout.toNanos();
		while (!this.runs.isEmpty()) {
			long millis = (deadline - System.nanoTime()) / 1_000_000;
			if (millis <= 0) {
				return false;
			}
			wait(millis);
		}
		return true;
	}

}

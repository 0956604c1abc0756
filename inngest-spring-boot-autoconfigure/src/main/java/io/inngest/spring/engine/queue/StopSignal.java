package io.inngest.spring.engine.queue;

/**
 * Asks the calls that are under way to come to a stop after their current step.
 */
public class StopSignal {

	private volatile boolean requested;

	void request() {
		this.requested = true;
	}

	void clear() {
		this.requested = false;
	}

	/**
	 * Whether calls are to come to a stop.
	 * @return {@code true} while the node is shutting down
	 */
	public boolean isRequested() {
		return this.requested;
	}

}

package io.inngest.spring.engine.queue;

/**
 * What workers do with a run.
 */
public interface RunHandler {

	/**
	 * Handles a run until it ends, waits or is handed back. Must not throw: what goes
	 * wrong is the run's outcome.
	 * @param run the run
	 */
	void handle(ClaimedRun run);

}

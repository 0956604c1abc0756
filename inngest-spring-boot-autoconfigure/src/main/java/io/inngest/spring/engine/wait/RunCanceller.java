package io.inngest.spring.engine.wait;

/**
 * Cancels runs because of an event.
 */
@FunctionalInterface
public interface RunCanceller {

	/**
	 * Cancels a run; one that has ended stays as it is.
	 * @param runId the run
	 */
	void cancel(String runId);

}

package io.inngest.spring.engine.run;

/**
 * What is stored of a run's state. Whether a run that has not ended is executing, waiting
 * or queued is told by its row in the queue.
 */
public enum RunStatus {

	/** Not ended. */
	RUNNING,

	/** The handler has returned. */
	COMPLETED,

	/** The function has failed for good. */
	FAILED,

	/** Being cancelled: what was done in sagas is rolled back first. */
	CANCELLING,

	/** Cancelled from outside. */
	CANCELLED

}

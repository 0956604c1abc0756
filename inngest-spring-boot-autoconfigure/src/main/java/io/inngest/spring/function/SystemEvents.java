package io.inngest.spring.function;

/**
 * Names of the events that an engine sends. Applications cannot send them.
 */
public final class SystemEvents {

	/** At every end of a run. */
	public static final String FINISHED = "inngest/function.finished";

	/** Beside {@link #FINISHED} when the run failed. Its id is the run's. */
	public static final String FAILED = "inngest/function.failed";

	/** Beside {@link #FINISHED} when the run was cancelled. Its id is the run's. */
	public static final String CANCELLED = "inngest/function.cancelled";

	/** Starts the run of a function that another one invokes. */
	public static final String INVOKED = "inngest/function.invoked";

	private SystemEvents() {
	}

}

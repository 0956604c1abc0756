package io.inngest.spring.function;

/**
 * Names of the events that tell of a run's end. Applications cannot send them.
 */
public final class SystemEvents {

	/** At every end of a run. */
	public static final String FINISHED = "inngest/function.finished";

	/** Beside {@link #FINISHED} when the run failed. Its id is the run's. */
	public static final String FAILED = "inngest/function.failed";

	/** Beside {@link #FINISHED} when the run was cancelled. Its id is the run's. */
	public static final String CANCELLED = "inngest/function.cancelled";

	private SystemEvents() {
	}

}

package io.inngest.spring.engine.store.dialect;

/**
 * How large stored values may be. The numbers are those of an Inngest server.
 */
public final class StoreLimits {

	/** Characters of a step's result as JSON: 4 MiB. */
	public static final int STEP_DATA = 4 * 1024 * 1024;

	private StoreLimits() {
	}

}

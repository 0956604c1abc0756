package io.inngest.spring.engine.store.dialect;

/**
 * How large things may be. The numbers are those of an Inngest server.
 */
public final class StoreLimits {

	/** Characters of a step's result as JSON: 4 MiB. */
	public static final int STEP_DATA = 4 * 1024 * 1024;

	/** Characters of an event's data as JSON: 3 MiB. */
	public static final int EVENT_DATA = 3 * 1024 * 1024;

	/** Events in one send. */
	public static final int EVENTS = 5000;

	/** Characters of an event's name. */
	public static final int EVENT_NAME = 256;

	/** Characters of a sender's event id and of an event's version. */
	public static final int EVENT_ID = 255;

	private StoreLimits() {
	}

}

package io.inngest.spring.function.declaration;

import io.inngest.spring.function.SystemEvents;

/**
 * The ends of a run that have handlers.
 */
public enum RunEnd {

	/** The run has failed for good. */
	FAILED("failure", SystemEvents.FAILED, "@OnFailure"),

	/** The run was cancelled. */
	CANCELLED("cancelled", SystemEvents.CANCELLED, "@OnCancelled");

	private final String suffix;

	private final String event;

	private final String annotation;

	RunEnd(String suffix, String event, String annotation) {
		this.suffix = suffix;
		this.event = event;
		this.annotation = annotation;
	}

	/**
	 * Returns what is appended to a function's id and name for its handler.
	 * @return a word without dash or brackets
	 */
	public String suffix() {
		return this.suffix;
	}

	/**
	 * Returns the event that tells of the end.
	 * @return the name of a system event
	 */
	public String event() {
		return this.event;
	}

	/**
	 * Returns how handlers are marked.
	 * @return the annotation as written
	 */
	public String annotation() {
		return this.annotation;
	}

}

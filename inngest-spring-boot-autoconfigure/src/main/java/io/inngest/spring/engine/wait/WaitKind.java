package io.inngest.spring.engine.wait;

/**
 * What a run waits for.
 */
public enum WaitKind {

	/** A time. */
	SLEEP("step.sleep"),

	/** An event. */
	EVENT("step.waitForEvent"),

	/** A signal. */
	SIGNAL("step.waitForSignal"),

	/** The end of another run. */
	INVOKE("step.invoke"),

	/** The next attempt of a step. */
	RETRY("step.run"),

	/** Not for anything: an event that cancels the run, whatever it does. */
	CANCELLATION("cancellation");

	private final String op;

	WaitKind(String op) {
		this.op = op;
	}

	/**
	 * Returns the kind of step.
	 * @return the kind as stored with a step
	 */
	public String op() {
		return this.op;
	}

}

package io.inngest.spring;

/**
 * No run waits for a signal that was sent.
 */
public class SignalNotFoundException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String signal;

	/**
	 * Creates an exception.
	 * @param signal the signal
	 */
	public SignalNotFoundException(String signal) {
		super("No run waits for the signal '" + signal + "'");
		this.signal = signal;
	}

	/**
	 * Returns the signal.
	 * @return its name
	 */
	public String signal() {
		return this.signal;
	}

}

package io.inngest.spring;

import java.util.List;

/**
 * Events, or some of them, did not get to the Inngest server. What could be repeated was
 * repeated before.
 */
public class EventsNotSentException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final List<String> ids;

	private final int unconfirmed;

	/**
	 * Creates an exception.
	 * @param message what failed and how to mend it
	 * @param ids the ids of the events that went through: the first of those given, in
	 * their order
	 * @param unconfirmed how many events after them did not
	 * @param cause why
	 */
	public EventsNotSentException(String message, List<String> ids, int unconfirmed, Throwable cause) {
		super(message, cause);
		this.ids = List.copyOf(ids);
		this.unconfirmed = unconfirmed;
	}

	/**
	 * Returns the ids under which events are stored: of the first events of those given,
	 * in their order.
	 * @return the ids, empty if no event went through
	 */
	public List<String> ids() {
		return this.ids;
	}

	/**
	 * Returns how many events did not go through. Some of them may be stored all the same
	 * if the connection broke; sending them again is safe when each has an
	 * {@link Event#id() id}.
	 * @return the number of events after those whose ids are known
	 */
	public int unconfirmed() {
		return this.unconfirmed;
	}

}

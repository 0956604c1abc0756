package io.inngest.spring.client;

import java.util.Collection;
import java.util.List;

import io.inngest.spring.Event;

/**
 * Sends events to the server.
 */
public interface EventSender {

	/**
	 * Sends events, in several requests if they are too much for one. A request that the
	 * server does not confirm is repeated in such a way that the server knows the events
	 * again.
	 * @param events the events
	 * @return the ids that the server gave them, in the same order
	 * @throws io.inngest.spring.InvalidEventException if one of the events is not
	 * allowed; none was sent
	 * @throws IllegalStateException if there is no key to send with
	 * @throws io.inngest.spring.EventsNotSentException if the server did not confirm all
	 * of them
	 */
	List<String> send(Collection<? extends Event<?>> events);

}

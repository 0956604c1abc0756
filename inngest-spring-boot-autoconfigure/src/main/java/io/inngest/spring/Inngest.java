package io.inngest.spring;

import java.util.Collection;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

/**
 * Sends events and steers runs. The bean to inject into application code.
 * <p>
 * With the embedded engine, a send is part of the transaction that is active on the
 * engine's {@code DataSource}: the events are stored when it commits and gone when it
 * rolls back. Without one they are stored before the method returns. Beside a transaction
 * of another resource they are stored at once, in a transaction of their own, and a
 * warning says so once.
 * <p>
 * With an Inngest server, the server has the events before the method returns, and keeps
 * them when a transaction that is active then rolls back; a warning says so once. What
 * can be repeated is repeated before a send fails with an {@link EventsNotSentException}.
 */
public interface Inngest {

	/**
	 * Sends an event.
	 * @param event the event
	 * @return the id under which it was stored
	 * @throws InvalidEventException if the event cannot be accepted; nothing is stored
	 * @throws EventsNotSentException if the event did not get to the Inngest server
	 */
	SendResult send(Event<?> event);

	/**
	 * Sends events. The embedded engine stores all or none of them; an Inngest server
	 * takes large ones in several parts, of which one may fail.
	 * @param events the events, at most 5000
	 * @return the ids under which they were stored, in the same order
	 * @throws InvalidEventException if one of the events cannot be accepted; nothing is
	 * stored
	 * @throws EventsNotSentException if the events, or some of them, did not get to the
	 * Inngest server; it has the ids of those that did
	 */
	SendResult send(Collection<? extends Event<?>> events);

	/**
	 * Sends an event.
	 * @param name the event's name
	 * @param data the payload
	 * @return the id under which it was stored
	 * @throws InvalidEventException if the event cannot be accepted; nothing is stored
	 * @throws EventsNotSentException if the event did not get to the Inngest server
	 */
	SendResult send(String name, Object data);

	/**
	 * Sends a payload whose class is annotated with
	 * {@link io.inngest.spring.annotation.InngestEvent @InngestEvent}.
	 * @param payload the payload
	 * @return the id under which it was stored
	 * @throws InvalidEventException if the class has no such annotation or the event
	 * cannot be accepted; nothing is stored
	 * @throws EventsNotSentException if the event did not get to the Inngest server
	 */
	SendResult send(Object payload);

	/**
	 * Sends an event without waiting for it to be stored. Inside a transaction the event
	 * is stored with it, before this method returns.
	 * @param event the event
	 * @return completes with the result of {@link #send(Event)} or fails as it does
	 */
	CompletableFuture<SendResult> sendAsync(Event<?> event);

	/**
	 * Sends events without waiting for them to be stored. Inside a transaction the events
	 * are stored with it, before this method returns.
	 * @param events the events, at most 5000
	 * @return completes with the result of {@link #send(Collection)} or fails as it does
	 */
	CompletableFuture<SendResult> sendAsync(Collection<? extends Event<?>> events);

	/**
	 * Sends an event without waiting for it to be stored. Inside a transaction the event
	 * is stored with it, before this method returns.
	 * @param name the event's name
	 * @param data the payload
	 * @return completes with the result of {@link #send(String, Object)} or fails as it
	 * does
	 */
	CompletableFuture<SendResult> sendAsync(String name, Object data);

	/**
	 * Sends an annotated payload without waiting for it to be stored. Inside a
	 * transaction the event is stored with it, before this method returns.
	 * @param payload the payload
	 * @return completes with the result of {@link #send(Object)} or fails as it does
	 */
	CompletableFuture<SendResult> sendAsync(Object payload);

	/**
	 * Sends a signal to the run that waits for it. It is there at once, also inside a
	 * transaction, and stays when that rolls back.
	 * @param signal the signal's name
	 * @param data what to give to the run; {@code null} for nothing
	 * @throws SignalNotFoundException if no run waits for the signal
	 */
	void sendSignal(String signal, @Nullable Object data);

	/**
	 * Sends a signal without waiting for it to be there.
	 * @param signal the signal's name
	 * @param data what to give to the run; {@code null} for nothing
	 * @return completes, or fails, as {@link #sendSignal(String, Object)} does
	 */
	CompletableFuture<@Nullable Void> sendSignalAsync(String signal, @Nullable Object data);

	/**
	 * Cancels a run. A step that is executing is not interrupted, but its result is
	 * dropped and nothing after it runs. {@code inngest/function.cancelled} goes out;
	 * failure handlers do not run. A run that has ended stays as it is.
	 * @param runId the run's id
	 * @throws IllegalArgumentException if there is no such run
	 */
	void cancel(String runId);

}

package io.inngest.spring;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Steps that wait, and steps that send. Part of {@link Step}.
 */
public interface WaitSteps {

	/**
	 * Goes on after the given time. Holds no thread meanwhile.
	 * @param id the step's id
	 * @param duration how long, at most 366 days; zero or less goes on at once
	 * @throws NonRetriableError if the duration is too long
	 */
	void sleep(String id, Duration duration);

	/**
	 * Goes on at the given time. Holds no thread meanwhile.
	 * @param id the step's id
	 * @param time when to go on, at most 366 days ahead; a time in the past goes on at
	 * once
	 * @throws NonRetriableError if the time is too far ahead
	 */
	void sleepUntil(String id, Instant time);

	/**
	 * Sends events as a step, so that they are sent once however often the function is
	 * called.
	 * @param id the step's id
	 * @param events the events, at least one
	 * @return the ids under which they were stored, in the same order
	 * @throws StepError if an event cannot be accepted, or sending used up its retries
	 */
	List<String> sendEvent(String id, Event<?>... events);

	/**
	 * Waits for an event. Holds no thread meanwhile.
	 * @param id the step's id
	 * @param wait which event, and how long to wait
	 * @param <T> the type of the event's data
	 * @return the event; empty if none has come in time
	 * @throws NonRetriableError if the wait has no timeout, or too long a one
	 */
	<T extends @Nullable Object> Optional<Event<T>> waitForEvent(String id, WaitForEvent<T> wait);

	/**
	 * Waits for a signal, which goes to the one run that waits for it. Holds no thread
	 * meanwhile.
	 * @param id the step's id
	 * @param signal the signal's name, such as {@code order/42}
	 * @param timeout how long to wait, at most 366 days (365 on an Inngest server)
	 * @param type the type of the signal's data
	 * @param <T> the type of the signal's data
	 * @return the signal's data; empty if the signal has not come in time, or has no data
	 * @throws StepError if another run waits for the signal already
	 */
	<T> Optional<T> waitForSignal(String id, String signal, Duration timeout, Class<T> type);

	/**
	 * Sends a signal to the run that waits for it, as a step. If no run waits, the step
	 * fails with a {@link SignalNotFoundException} and is tried again as any step is.
	 * @param id the step's id
	 * @param signal the signal's name
	 * @param data what the waiting run gets; {@code null} for nothing
	 * @throws StepError if sending has used up its retries
	 */
	void sendSignal(String id, String signal, @Nullable Object data);

	/**
	 * Calls another function and goes on with its output. Holds no thread meanwhile. The
	 * called function is a run of its own; it goes on if this one is cancelled.
	 * @param id the step's id
	 * @param functionId the function's id, or its composite id
	 * {@code <app-id>-<function-id>}
	 * @param data the data of the event that starts it, written as a JSON object;
	 * {@code null} for an empty one
	 * @param type the type of its output
	 * @param <T> the type of its output
	 * @return the function's output
	 * @throws StepError if the function has failed, was cancelled or not started, or does
	 * not exist
	 */
	<T extends @Nullable Object> T invoke(String id, String functionId, @Nullable Object data, Class<T> type);

	/**
	 * Calls another function as {@link #invoke(String, String, Object, Class)} does.
	 * @param id the step's id
	 * @param functionId the function's id, or its composite id
	 * @param data the data of the event that starts it; {@code null} for an empty one
	 * @param type the type of its output
	 * @param timeout how long to wait for the output, at most 366 days (365 on an Inngest
	 * server)
	 * @param <T> the type of its output
	 * @return the function's output
	 * @throws StepError if the function has failed, was cancelled or not started, does
	 * not exist, or took too long
	 */
	<T extends @Nullable Object> T invoke(String id, String functionId, @Nullable Object data, Class<T> type,
			Duration timeout);

	/**
	 * Calls another function as {@link #invoke(String, String, Object, Class)} does.
	 * @param id the step's id
	 * @param functionId the function's id, or its composite id
	 * @param data the data of the event that starts it; {@code null} for an empty one
	 * @param type the type of its output
	 * @param <T> the type of its output
	 * @return the function's output
	 * @throws StepError if the function has failed, was cancelled or not started, or does
	 * not exist
	 */
	<T extends @Nullable Object> T invoke(String id, String functionId, @Nullable Object data, TypeRef<T> type);

	/**
	 * Calls another function as {@link #invoke(String, String, Object, Class, Duration)}
	 * does.
	 * @param id the step's id
	 * @param functionId the function's id, or its composite id
	 * @param data the data of the event that starts it; {@code null} for an empty one
	 * @param type the type of its output
	 * @param timeout how long to wait for the output
	 * @param <T> the type of its output
	 * @return the function's output
	 * @throws StepError if the function has failed, was cancelled or not started, does
	 * not exist, or took too long
	 */
	<T extends @Nullable Object> T invoke(String id, String functionId, @Nullable Object data, TypeRef<T> type,
			Duration timeout);

}

package io.inngest.spring.test;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.inngest.spring.Event;
import org.jspecify.annotations.Nullable;

/**
 * Drives an application's functions by hand, whichever engine they run on: nothing
 * happens unless it is asked for, and time passes only when the clock is moved.
 */
public interface InngestDriver {

	/**
	 * Sends an event.
	 * @param event the event
	 * @return the id under which it is stored
	 */
	String send(Event<?> event);

	/**
	 * Sends an event without data.
	 * @param name the event's name
	 * @return the id under which it is stored
	 */
	default String send(String name) {
		return send(Event.of(name, Map.of()));
	}

	/**
	 * Sends a signal.
	 * @param signal the signal's name
	 * @param data what to give to the run that waits for it; {@code null} for nothing
	 * @throws io.inngest.spring.SignalNotFoundException if no run waits for it
	 */
	void sendSignal(String signal, @Nullable Object data);

	/**
	 * Cancels a run; one that has ended stays as it is.
	 * @param runId the run's id
	 * @throws IllegalArgumentException if there is no such run
	 */
	void cancel(String runId);

	/**
	 * Lets everything happen that is due.
	 */
	void runUntilIdle();

	/**
	 * Moves the clock and lets happen what is due by then, each at its time.
	 * @param duration how far
	 */
	void advance(Duration duration);

	/**
	 * Moves the clock to when something is due next, and lets happen what is due then.
	 * @return whether anything was left to happen
	 */
	boolean advanceToNextWake();

	/**
	 * Lets everything happen, moving the clock over all sleeps, time-outs and back-offs,
	 * until no run waits.
	 */
	void runToEnd();

	/**
	 * Returns the runs of a function.
	 * @param functionId its composite id
	 * @return the runs, in the order in which they have started
	 */
	List<RunReport> runsOf(String functionId);

	/**
	 * Returns the only run of a function.
	 * @param functionId its composite id
	 * @return the run
	 */
	default RunReport runOf(String functionId) {
		List<RunReport> runs = runsOf(functionId);
		if (runs.size() != 1) {
			throw new AssertionError(
					"There is not one run of '%s', but there are %d: %s".formatted(functionId, runs.size(), runs));
		}
		return runs.get(0);
	}

	/**
	 * Returns the events that were sent, by the application and by the engine.
	 * @return the events, in the order in which they were sent
	 */
	List<EventReport> events();

}

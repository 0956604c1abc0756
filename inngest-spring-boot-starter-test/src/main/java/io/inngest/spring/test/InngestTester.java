package io.inngest.spring.test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.inngest.spring.Event;
import org.jspecify.annotations.Nullable;

/**
 * Drives an application's functions in a test, whichever engine they run on: nothing
 * happens unless it is asked for, everything happens on the calling thread, and time
 * passes only when the clock is moved. A bean of tests with {@link InngestTest} or
 * {@link AutoConfigureInngestTest}, also as a parameter of their methods. Each test
 * method begins with an empty engine at {@link #START}.
 * <p>
 * Functions are named by their id, with the application's id before it or without it; one
 * that the application does not have is an {@link IllegalArgumentException} that lists
 * those that it has.
 */
public interface InngestTester {

	/** What the clock shows when a test begins: 1 January 2030, at noon, a Tuesday. */
	Instant START = Instant.parse("2030-01-01T12:00:00Z");

	/**
	 * Sends an event.
	 * @param event the event
	 * @return the id under which it is stored
	 * @throws io.inngest.spring.InvalidEventException if it cannot be accepted
	 */
	String send(Event<?> event);

	/**
	 * Sends an event without data.
	 * @param name the event's name
	 * @return the id under which it is stored
	 */
	default String send(String name) {
		return send(name, Map.of());
	}

	/**
	 * Sends an event.
	 * @param name the event's name
	 * @param data its data
	 * @return the id under which it is stored
	 */
	default String send(String name, Object data) {
		return send(Event.of(name, data));
	}

	/**
	 * Sends a payload that is marked with
	 * {@link io.inngest.spring.annotation.InngestEvent}.
	 * @param payload the payload
	 * @return the id under which the event is stored
	 */
	String send(Object payload);

	/**
	 * Starts a function with an event of its first trigger's name and lets everything
	 * happen until no run waits.
	 * @param functionId the function's id
	 * @param data the event's data
	 * @return the run, which has ended
	 * @throws AssertionError if the event has not started one run of the function
	 */
	RunReport run(String functionId, Object data);

	/**
	 * Starts a function with an event without data and lets everything happen until no
	 * run waits.
	 * @param functionId the function's id
	 * @return the run, which has ended
	 * @throws AssertionError if the event has not started one run of the function
	 */
	default RunReport run(String functionId) {
		return run(functionId, Map.of());
	}

	/**
	 * Sends a signal. The run that waits for it goes on when it is let.
	 * @param signal the signal's name
	 * @param data what to give to the run; {@code null} for nothing
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
	 * Lets everything happen that is due, without moving the clock.
	 */
	void runUntilIdle();

	/**
	 * Moves the clock and lets happen what is due by then, each at its time.
	 * @param duration how far
	 * @throws IllegalArgumentException if the duration is negative
	 */
	void advance(Duration duration);

	/**
	 * Lets happen what is due, then moves the clock to when something is due next, and
	 * lets happen what is due then.
	 * @return whether anything was left to happen
	 */
	boolean advanceToNextWake();

	/**
	 * Lets everything happen, moving the clock over all sleeps, time-outs and back-offs,
	 * until no run waits.
	 * @throws IllegalStateException if there is no end to it
	 */
	void runToEnd();

	/**
	 * Returns the runs of a function.
	 * @param functionId its id
	 * @return the runs, in the order in which they were started
	 */
	List<RunReport> runsOf(String functionId);

	/**
	 * Returns the only run of a function.
	 * @param functionId its id
	 * @return the run
	 * @throws AssertionError if there is none, or more than one
	 */
	RunReport runOf(String functionId);

	/**
	 * Returns a run as it stands now.
	 * @param runId its id
	 * @return the run
	 * @throws IllegalArgumentException if there is no such run
	 */
	RunReport find(String runId);

	/**
	 * Returns the events that were sent, by the test, the application and the engine.
	 * @return the events, in the order in which they were sent
	 */
	List<EventReport> events();

	/**
	 * Returns the clock that the engine and the application go by.
	 * @return the clock
	 */
	TestClock clock();

	/**
	 * Returns what the clock shows.
	 * @return the time
	 */
	default Instant now() {
		return clock().instant();
	}

	/**
	 * Returns the engine that functions run on.
	 * @return the engine
	 */
	TestEngine engine();

	/**
	 * Lets attempts of a step fail without running its body. The next attempts fail, in
	 * whichever run they are; those after them run the body. A request that a server
	 * makes for a function is not tried again there, so its first failure is final.
	 * @param functionId the function's id; that of a failure handler is the function's
	 * followed by {@code -failure}
	 * @param step the step's id; a repeat with a colon and its number
	 * @param times how many attempts fail, at least 1
	 * @param exception what the body would throw
	 */
	void failStep(String functionId, String step, int times, Throwable exception);

	/**
	 * Gives a step a result without running its body, in all runs of this test.
	 * @param functionId the function's id
	 * @param step the step's id; a repeat with a colon and its number
	 * @param value the result, which is taken through JSON as the body's would be; that
	 * of {@code step.fetch} is a {@link io.inngest.spring.FetchResponse}; {@code null}
	 * for none
	 */
	void stubStep(String functionId, String step, @Nullable Object value);

	/**
	 * Lets the process die once, right after the result of a step was stored, and start
	 * again: the call does not come to its end, and the run goes on from what is stored.
	 * Beans stay as they are. On a server that takes a step's result with the answer to
	 * the call, nothing is under way then.
	 * @param functionId the function's id
	 * @param step the step's id; a repeat with a colon and its number
	 */
	void crashAfter(String functionId, String step);

	/**
	 * Lets everything come twice from now on, as from a network: each event that this
	 * tester sends, with the same id, and, on a server, each call. A server's call that
	 * is repeated runs its step again, and has to have the same answer.
	 */
	void deliverTwice();

	/**
	 * Replays each run from each point at which it may be taken up again: with none of
	 * its steps known, with the first one, and so on to all. No step is run. Verifies
	 * that the function comes to the next step each time, as it has done in the run.
	 * @throws AssertionError if a function takes another way than it has taken; the
	 * message names the step and both orders
	 */
	void assertDeterministic();

	/**
	 * Returns what is stored of a run: its events, its steps and what it waits for. To be
	 * kept as a file, for later versions of the function to be replayed on.
	 * @param runId the run's id
	 * @return the history, as JSON
	 * @throws IllegalArgumentException if there is no such run
	 */
	String history(String runId);

	/**
	 * Replays a run that was kept, as {@link #assertDeterministic()} does with those of
	 * the test.
	 * @param history what {@link #history(String)} has returned, maybe for an earlier
	 * version of the function
	 * @throws AssertionError if the function takes another way than it has taken
	 * @throws IllegalArgumentException if it is not the history of a run
	 */
	void assertDeterministic(String history);

}

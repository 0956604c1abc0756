package io.inngest.spring;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The tools of a durable function. A step's body runs until it has succeeded once; its
 * result is stored, and every later call of the function gets the stored result instead
 * of running the body again.
 * <p>
 * A step is known by its id. An id that occurs again in the same run, such as in a loop,
 * is numbered in order of occurrence. Steps must be called from the handler's own thread,
 * outside any step's body and outside any transaction; other calls are refused with a
 * {@link NonRetriableError} that says what to do.
 */
public interface Step {

	/**
	 * Runs a step with a result whose type is read from the body. A type that cannot be
	 * read back for sure, such as {@code List}, is refused before the body runs; name it
	 * through {@link #run(String, TypeRef, StepBody)} then.
	 * @param id the step's id
	 * @param body what to do
	 * @param <T> the type of the result
	 * @return the result, as read back from its stored form
	 * @throws StepError if the step has used up its retries or failed for good
	 */
	<T extends @Nullable Object> T run(String id, StepBody<T> body);

	/**
	 * Runs a step without a result.
	 * @param id the step's id
	 * @param action what to do
	 * @throws StepError if the step has used up its retries or failed for good
	 */
	void run(String id, StepAction action);

	/**
	 * Runs a step with options.
	 * @param options the step's id, name and type of the result
	 * @param body what to do
	 * @param <T> the type of the result
	 * @return the result, as read back from its stored form
	 * @throws StepError if the step has used up its retries or failed for good
	 */
	<T extends @Nullable Object> T run(StepOptions<T> options, StepBody<T> body);

	/**
	 * Runs a step with options and without a result.
	 * @param options the step's id and name
	 * @param action what to do
	 * @throws StepError if the step has used up its retries or failed for good
	 */
	void run(StepOptions<@Nullable Void> options, StepAction action);

	/**
	 * Runs a step with a result of a generic type.
	 * @param id the step's id
	 * @param type the type of the result
	 * @param body what to do
	 * @param <T> the type of the result
	 * @return the result, as read back from its stored form
	 * @throws StepError if the step has used up its retries or failed for good
	 */
	<T extends @Nullable Object> T run(String id, TypeRef<T> type, StepBody<T> body);

	/**
	 * Runs a step with an input, which is recorded with it. An Inngest server shows the
	 * input and lets a run be started again from this step with another one, so the body
	 * must use its parameter instead of what surrounds it. The embedded engine runs the
	 * step with the input that is given here.
	 * <p>
	 * An edited input is read from JSON as the type of the body's parameter. A type that
	 * cannot be read back for sure, such as {@code List}, fails the step then; an array,
	 * or a class of its own, can be read. The types of input and result are taken from
	 * the body.
	 * @param id the step's id
	 * @param input what to work on, which can be written as JSON; {@code null} is an
	 * input, too. One that is written as a JSON array is shown as the list of arguments,
	 * any other as the only argument
	 * @param body what to do
	 * @param <I> the type of the input
	 * @param <T> the type of the result
	 * @return the result, as read back from its stored form
	 * @throws StepError if the step has used up its retries or failed for good, for which
	 * an input that cannot be written is a reason
	 */
	<I extends @Nullable Object, T extends @Nullable Object> T run(String id, I input, StepFunction<I, T> body);

	/**
	 * Runs a step as {@link #run(String, StepBody)} does, and returns its failure instead
	 * of throwing it.
	 * @param id the step's id
	 * @param body what to do
	 * @param <T> the type of the result
	 * @return the step's value or error
	 */
	<T extends @Nullable Object> StepOutcome<T> attempt(String id, StepBody<T> body);

	/**
	 * Runs a step as {@link #run(String, StepAction)} does, and returns its failure
	 * instead of throwing it.
	 * @param id the step's id
	 * @param action what to do
	 * @return nothing, or the step's error
	 */
	StepOutcome<@Nullable Void> attempt(String id, StepAction action);

	/**
	 * Runs a step as {@link #run(StepOptions, StepBody)} does, and returns its failure
	 * instead of throwing it.
	 * @param options the step's id, name and type of the result
	 * @param body what to do
	 * @param <T> the type of the result
	 * @return the step's value or error
	 */
	<T extends @Nullable Object> StepOutcome<T> attempt(StepOptions<T> options, StepBody<T> body);

	/**
	 * Runs a step as {@link #run(StepOptions, StepAction)} does, and returns its failure
	 * instead of throwing it.
	 * @param options the step's id and name
	 * @param action what to do
	 * @return nothing, or the step's error
	 */
	StepOutcome<@Nullable Void> attempt(StepOptions<@Nullable Void> options, StepAction action);

	/**
	 * Runs a step as {@link #run(String, TypeRef, StepBody)} does, and returns its
	 * failure instead of throwing it.
	 * @param id the step's id
	 * @param type the type of the result
	 * @param body what to do
	 * @param <T> the type of the result
	 * @return the step's value or error
	 */
	<T extends @Nullable Object> StepOutcome<T> attempt(String id, TypeRef<T> type, StepBody<T> body);

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
	 * Makes an HTTP request as a step. Any status is a result, 404 and 500 included, and
	 * is stored; no connection, or no answer in time, is a failure of the step that is
	 * tried again.
	 * <p>
	 * The embedded engine makes the request with Spring's {@code RestClient}, for which
	 * {@code inngest.fetch.*} sets time-outs and the largest answer; a larger one fails
	 * the step for good. On an Inngest server, the server makes the request, so it has to
	 * reach the URL.
	 * @param id the step's id
	 * @param fetch the request
	 * @return the answer
	 * @throws StepError if the step has used up its retries or failed for good
	 */
	FetchResponse fetch(String id, HttpFetch fetch);

	/**
	 * Returns the steps that ask AI providers. This is not a step itself.
	 * @return the steps
	 */
	Ai ai();

}

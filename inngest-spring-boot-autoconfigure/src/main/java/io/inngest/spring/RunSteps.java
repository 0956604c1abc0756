package io.inngest.spring;

import org.jspecify.annotations.Nullable;

/**
 * Steps that run application code, one after the other. Part of {@link Step}.
 */
public interface RunSteps {

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
	 * Runs steps that are rolled back when what comes after them fails; see {@link Saga}.
	 * @param body what to do
	 * @param <T> the type of the saga's value
	 * @return the saga's value
	 * @throws StepError if the saga has failed for good and was rolled back
	 */
	default <T extends @Nullable Object> T saga(SagaBody<T> body) {
		return saga("saga", body);
	}

	/**
	 * Runs steps that are rolled back when what comes after them fails; see {@link Saga}.
	 * @param id the saga's id, under which its failure is recorded
	 * @param body what to do
	 * @param <T> the type of the saga's value
	 * @return the saga's value
	 * @throws StepError if the saga has failed for good and was rolled back
	 */
	<T extends @Nullable Object> T saga(String id, SagaBody<T> body);

}

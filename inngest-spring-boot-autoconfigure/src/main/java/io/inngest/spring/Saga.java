package io.inngest.spring;

import org.jspecify.annotations.Nullable;

/**
 * Runs steps that are rolled back, in reverse order, when what comes after them fails for
 * good.
 * <p>
 * A saga fails when its block ends in an error that is final for the run: a
 * {@link StepError}, an error that is not retried, or any other on the last attempt. The
 * error is recorded first, then each rollback runs as a step with retries of its own; one
 * that fails does not stop the others. After that the saga's error comes out of the
 * block, as a {@link StepError}, on this call and on every replay.
 * <p>
 * On the embedded engine, rollbacks also run when the run is cancelled. An Inngest server
 * never calls a cancelled run again, so nothing is rolled back there.
 */
public interface Saga {

	/**
	 * Runs a step as {@link Step#run(String, StepBody)} does.
	 * @param id the step's id
	 * @param body what to do
	 * @param <T> the type of the result
	 * @return the completed step
	 * @throws StepError if the step has used up its retries or failed for good
	 */
	<T extends @Nullable Object> SagaStep<T> run(String id, StepBody<T> body);

	/**
	 * Runs a step as {@link Step#run(String, StepAction)} does.
	 * @param id the step's id
	 * @param action what to do
	 * @return the completed step
	 * @throws StepError if the step has used up its retries or failed for good
	 */
	SagaStep<@Nullable Void> run(String id, StepAction action);

	/**
	 * Runs a step as {@link Step#run(StepOptions, StepBody)} does.
	 * @param options the step's id, name, type of the result and retries
	 * @param body what to do
	 * @param <T> the type of the result
	 * @return the completed step
	 * @throws StepError if the step has used up its retries or failed for good
	 */
	<T extends @Nullable Object> SagaStep<T> run(StepOptions<T> options, StepBody<T> body);

	/**
	 * Runs a step as {@link Step#run(StepOptions, StepAction)} does.
	 * @param options the step's id, name and retries
	 * @param action what to do
	 * @return the completed step
	 * @throws StepError if the step has used up its retries or failed for good
	 */
	SagaStep<@Nullable Void> run(StepOptions<@Nullable Void> options, StepAction action);

	/**
	 * Runs a step as {@link Step#run(String, TypeRef, StepBody)} does.
	 * @param id the step's id
	 * @param type the type of the result
	 * @param body what to do
	 * @param <T> the type of the result
	 * @return the completed step
	 * @throws StepError if the step has used up its retries or failed for good
	 */
	<T extends @Nullable Object> SagaStep<T> run(String id, TypeRef<T> type, StepBody<T> body);

	/**
	 * Says what to do if the saga fails from now on, whether or not the action that
	 * follows has completed: for an action that may have had an effect although it
	 * failed.
	 * @param id the id of the step that does it
	 * @param undo what to do; must also work if there is nothing to take back
	 */
	void onRollback(String id, StepAction undo);

	/**
	 * Returns the tools for steps that are not rolled back.
	 * @return the steps of the run
	 */
	Step step();

}

package io.inngest.spring.execution.saga;

import io.inngest.spring.ErrorDetails;
import io.inngest.spring.StepAction;
import io.inngest.spring.StepError;
import io.inngest.spring.protocol.StepKey;
import org.jspecify.annotations.Nullable;

/**
 * What sagas need of the call in which they run.
 */
public interface SagaCalls {

	/**
	 * Checks that a step may be called now, and gives it its key.
	 * @param id the step's id
	 * @return the key
	 */
	StepKey key(String id);

	/**
	 * Notes that there may be something to roll back from now on.
	 */
	void begin();

	/**
	 * Finds out whether a saga has failed in an earlier call.
	 * @param failed the step under which that is recorded
	 * @return the error, or {@code null}
	 */
	@Nullable ErrorDetails failure(StepKey failed);

	/**
	 * Lets steps pass only that are over, as long as a saga's block is gone through that
	 * has failed in an earlier call.
	 * @param block goes through the block
	 */
	void sealed(Runnable block);

	/**
	 * Whether the run is being cancelled while the saga's block was not over, and takes
	 * note that it is rolled back.
	 * @param thrown what has come out of the block
	 * @return {@code true} if the handler is to be left after the rollbacks
	 */
	boolean takeCancel(@Nullable Throwable thrown);

	/**
	 * Leaves the handler since the run is being cancelled.
	 * @return what to throw
	 */
	Error cancel();

	/**
	 * Lets steps begin that roll back.
	 * @param rollback runs them
	 */
	void rollBack(Runnable rollback);

	/**
	 * Goes on leaving the handler if that is what it is about.
	 * @param thrown what has come out of the saga's block
	 */
	void leave(@Nullable Throwable thrown);

	/**
	 * Whether an error is final for the run.
	 * @param failed the step under which it would be recorded
	 * @param thrown what was thrown
	 * @return {@code false} if there will be another attempt
	 */
	boolean isFinal(StepKey failed, Throwable thrown);

	/**
	 * Describes the error that makes a saga fail.
	 * @param thrown what was thrown
	 * @return what to record
	 */
	ErrorDetails details(Throwable thrown);

	/**
	 * Records that a saga has failed, unless an earlier call has.
	 * @param failed the step under which to record it
	 * @param error the error
	 * @return what to throw
	 */
	StepError fail(StepKey failed, ErrorDetails error);

	/**
	 * Returns how far the run has come.
	 * @return the position of the step before, or -1 if there is none
	 */
	int progress();

	/**
	 * Runs a rollback as a step.
	 * @param key the step
	 * @param undo what to do
	 * @return the error if it has failed for good
	 */
	@Nullable StepError undo(StepKey key, StepAction undo);

}

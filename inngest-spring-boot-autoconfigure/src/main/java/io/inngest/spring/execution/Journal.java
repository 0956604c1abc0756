package io.inngest.spring.execution;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executor;

import io.inngest.spring.Event;
import io.inngest.spring.execution.request.HttpGateway;
import io.inngest.spring.execution.result.SizeLimit;
import io.inngest.spring.protocol.StepKey;
import io.inngest.spring.protocol.StepOp;
import org.jspecify.annotations.Nullable;

/**
 * The engine as seen from one call: it decides what becomes of a step that is new.
 */
public interface Journal {

	/**
	 * Decides about a step that no earlier call has finished, before anything of it is
	 * done.
	 * @param step the step
	 * @return whether it is its turn
	 */
	default Permission permit(StepKey step) {
		return Permission.RUN;
	}

	/**
	 * Gives the result of a step whose body need not run, because it is known in another
	 * way. Asked before each attempt, on the thread on which the body would run.
	 * @param step the step
	 * @param attempt the zero-based number of the attempt
	 * @return the result as JSON; {@code null} to run the body
	 * @throws Exception what the attempt fails with, as if the body had thrown it
	 */
	default @Nullable String resultOf(StepKey step, int attempt) throws Exception {
		return null;
	}

	/**
	 * Records that a step has run or failed for good. What this throws is the engine's
	 * failure: it ends the call, is hidden from the handler and comes out of
	 * {@link FunctionExecutor#execute}.
	 * @param op a {@link StepOp.Ran} or {@link StepOp.Failed}
	 * @return how the call goes on
	 */
	Verdict record(StepOp op);

	/**
	 * Takes what the run waits for from now on while the call itself goes on with other
	 * steps beside it: sleeps, waits, invocations, and steps that are tried again later.
	 * What this throws is treated as what {@link #record} throws.
	 * @param ops the operations
	 * @return {@link Verdict#CONTINUE} if they are stored, {@link Verdict#SUSPEND} if the
	 * call ends here and reports nothing
	 */
	Verdict register(List<StepOp> ops);

	/**
	 * Sends events on behalf of a step. An engine that can do so stores them together
	 * with the step. May be called by several threads.
	 * @param step the step, which is running
	 * @param events the events
	 * @return the ids under which they are stored
	 * @throws io.inngest.spring.InvalidEventException if an event cannot be accepted
	 */
	List<String> send(StepKey step, Collection<? extends Event<?>> events);

	/**
	 * Sends a signal on behalf of a step. An engine that can do so stores it together
	 * with the step. May be called by several threads.
	 * @param step the step, which is running
	 * @param signal the signal
	 * @param data what to give to the run that waits for it, as JSON
	 * @return the run's id
	 * @throws io.inngest.spring.SignalNotFoundException if no run waits for the signal
	 */
	String sendSignal(StepKey step, String signal, String data);

	/**
	 * Returns the composite id of a function.
	 * @param functionId its composite id, or its id in this application
	 * @return the composite id
	 */
	String compositeId(String functionId);

	/**
	 * Whether the engine finds events that came before a step has begun to wait for them.
	 * @return {@code false} if it does not
	 */
	default boolean looksBack() {
		return true;
	}

	/**
	 * Notes that the run may have something to roll back from now on, so that it must not
	 * be cancelled without being called.
	 */
	default void beginSaga() {
	}

	/**
	 * Returns what bodies of parallel steps run on, side by side.
	 * @return the threads, or {@code null} if each step is run in a call of its own
	 */
	default @Nullable SideBySide sideBySide() {
		return null;
	}

	/**
	 * Whether something has come meanwhile that the run waits for. Asked now and then
	 * while bodies race against a wait.
	 * @return {@code true} if the call had better end, so that the run goes on with it
	 */
	default boolean isWoken() {
		return false;
	}

	/**
	 * Whether the call was made for one step only.
	 * @return {@code true} if no other step is permitted
	 */
	default boolean isTargeted() {
		return false;
	}

	/**
	 * Whether the call was made for a certain step only.
	 * @param step the step
	 * @return {@code true} if no other step is permitted
	 */
	default boolean isTarget(StepKey step) {
		return false;
	}

	/**
	 * Returns how large a step's result may be. A larger one is a final failure of the
	 * step.
	 * @return the limit
	 */
	default SizeLimit resultLimit() {
		return SizeLimit.NONE;
	}

	/**
	 * Returns how large a step's input may be, as a JSON array of arguments. A larger one
	 * is a final failure of the step.
	 * @return the limit
	 */
	default SizeLimit inputLimit() {
		return SizeLimit.NONE;
	}

	/**
	 * Returns how large a function's output may be. A larger one is a final failure of
	 * the function.
	 * @return the limit
	 */
	default SizeLimit outputLimit() {
		return SizeLimit.NONE;
	}

	/**
	 * Returns how long a single sleep may last.
	 * @return the longest duration, in whole days
	 */
	default Duration longestSleep() {
		return Duration.ofDays(366);
	}

	/**
	 * Returns what makes the requests of steps in this process.
	 * @return the gateway; {@code null} if the engine makes them itself, and is to be
	 * told of them
	 */
	default @Nullable HttpGateway gateway() {
		return null;
	}

	/**
	 * Puts a journal around an engine's own.
	 */
	@FunctionalInterface
	interface Decorator {

		/** Leaves each journal as it is. */
		Decorator NONE = (call, journal) -> journal;

		/**
		 * Returns the journal to use for a call.
		 * @param call the call
		 * @param journal the engine's journal
		 * @return that one, or one that hands on to it
		 */
		Journal decorate(Call call, Journal journal);

	}

	/**
	 * What bodies of parallel steps run on.
	 *
	 * @param executor the threads
	 * @param limit how many bodies of one run there may be at a time, at least 1
	 */
	record SideBySide(Executor executor, int limit) {

	}

	/**
	 * What may happen to a step that is new.
	 */
	enum Permission {

		/** The step is run, or reported if it is one that the engine does. */
		RUN,

		/** The call ends and reports that the step is there to be run. */
		PLAN,

		/** The call ends and reports nothing: it was made for another step. */
		LEAVE

	}

	/**
	 * How a call goes on after a step was recorded.
	 */
	enum Verdict {

		/** The step is stored; the handler goes on. */
		CONTINUE,

		/** The step is stored, or must not be; the call ends here and reports nothing. */
		SUSPEND,

		/** The step is not stored; the call ends here and reports it. */
		REPORT

	}

}

package io.inngest.spring.execution;

import java.util.List;
import java.util.concurrent.Callable;

import io.inngest.spring.NonRetriableError;
import io.inngest.spring.protocol.StepOp;
import org.jspecify.annotations.Nullable;

import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * Refuses steps where they cannot work: on another thread, inside a step's body, in a
 * transaction, after the call. Holds whether the call is suspended, from when on every
 * step only suspends again.
 */
final class CallGuard {

	private static final boolean TRANSACTIONS_PRESENT = ClassUtils.isPresent(
			"org.springframework.transaction.support.TransactionSynchronizationManager",
			CallGuard.class.getClassLoader());

	private final String handler;

	private final Thread thread = Thread.currentThread();

	private volatile boolean ended;

	private @Nullable String runningStep;

	private @Nullable List<StepOp> suspendedWith;

	private @Nullable Throwable journalFailure;

	/**
	 * Creates the guard of a call that runs on the current thread.
	 * @param handler what to call the handler in messages
	 */
	CallGuard(String handler) {
		this.handler = handler;
	}

	/**
	 * Checks that a step may be called now.
	 * @param stepId the step's id
	 * @throws NonRetriableError if it may not, with a message that says what to do
	 * @throws Suspension if the call is suspended
	 */
	void check(String stepId) {
		if (!StringUtils.hasText(stepId)) {
			throw new NonRetriableError("A step in %s has no id: give it one that no other step of the function has"
				.formatted(this.handler));
		}
		if (this.ended) {
			throw refusal(stepId,
					"after the call of " + this.handler + " has ended. Keep no Step for later: call it inside the "
							+ "handler, or start another function by sending an event");
		}
		if (Thread.currentThread() != this.thread) {
			throw refusal(stepId, "on thread '" + Thread.currentThread().getName() + "'. Steps run on the thread that "
					+ "called " + this.handler + ": collect the values there and call the step after that");
		}
		if (this.suspendedWith != null) {
			throw new Suspension();
		}
		if (this.runningStep != null) {
			throw refusal(stepId, "inside the body of step '" + this.runningStep
					+ "'. Steps cannot be nested: call it in " + this.handler + " before or after that step");
		}
		if (TRANSACTIONS_PRESENT && TransactionSynchronizationManager.isActualTransactionActive()) {
			throw refusal(stepId,
					"while a transaction is active. A step outlives the transaction and would not be "
							+ "rolled back with it: let the transaction begin and end inside the step's body, and keep "
							+ "@Transactional off " + this.handler + " and what calls its steps");
		}
	}

	private NonRetriableError refusal(String stepId, String why) {
		return new NonRetriableError("Step '" + stepId + "' was called " + why);
	}

	/**
	 * Runs a step's body.
	 * @param stepLabel the step
	 * @param body the body
	 * @param <R> the type of the result
	 * @return the body's result
	 * @throws Exception what the body threw
	 */
	<R> R inBody(String stepLabel, Callable<R> body) throws Exception {
		this.runningStep = stepLabel;
		try {
			return body.call();
		}
		finally {
			this.runningStep = null;
		}
	}

	/**
	 * Suspends the call.
	 * @param ops what the call reports
	 * @return what to throw
	 */
	Suspension suspend(List<StepOp> ops) {
		this.suspendedWith = ops;
		return new Suspension();
	}

	/**
	 * Suspends the call because the engine failed, which is no business of the handler's.
	 * @param failure the engine's failure
	 * @return what to throw
	 */
	Suspension abort(Throwable failure) {
		this.journalFailure = failure;
		return suspend(List.of());
	}

	/**
	 * Returns what a suspended call reports.
	 * @return the ops, or {@code null} if the call is not suspended
	 */
	@Nullable List<StepOp> suspendedWith() {
		return this.suspendedWith;
	}

	/**
	 * Returns the engine's failure.
	 * @return what the journal threw, or {@code null}
	 */
	@Nullable Throwable journalFailure() {
		return this.journalFailure;
	}

	/**
	 * Ends the call.
	 */
	void end() {
		this.ended = true;
	}

}

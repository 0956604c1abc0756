package io.inngest.spring.execution.guard;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

import io.inngest.spring.NonRetriableError;
import io.inngest.spring.protocol.StepOp;
import org.jspecify.annotations.Nullable;

import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * Refuses steps where they cannot work: on another thread, inside a step's body, in a
 * transaction, after the call. Holds whether the call is suspended, or the current branch
 * left, from when on every step only suspends again.
 */
public final class CallGuard {

	private static final boolean TRANSACTIONS_PRESENT = ClassUtils.isPresent(
			"org.springframework.transaction.support.TransactionSynchronizationManager",
			CallGuard.class.getClassLoader());

	private final String handler;

	private final Thread thread = Thread.currentThread();

	private final Map<Thread, Body> bodies = new ConcurrentHashMap<>(1);

	private volatile boolean ended;

	private boolean branchLeft;

	private @Nullable Seal seal;

	private @Nullable Seal broken;

	private final Cancelling cancelling;

	private @Nullable Ending ending;

	private @Nullable Throwable journalFailure;

	/**
	 * Creates the guard of a call that runs on the current thread.
	 * @param handler what to call the handler in messages
	 * @param cancelling whether the run is being cancelled, so that no step may begin but
	 * those that roll back
	 */
	public CallGuard(String handler, boolean cancelling) {
		this.handler = handler;
		this.cancelling = new Cancelling(cancelling);
	}

	/**
	 * Checks that a step may be called now.
	 * @param stepId the step's id
	 * @throws NonRetriableError if it may not, with a message that says what to do
	 * @throws Suspension if the call is suspended
	 */
	public void check(String stepId) {
		if (!StringUtils.hasText(stepId)) {
			throw new NonRetriableError("A step in %s has no id: give it one that no other step of the function has"
				.formatted(this.handler));
		}
		if (this.ended) {
			throw refusal(stepId,
					"after the call of " + this.handler + " has ended. Keep no Step for later: call it inside the "
							+ "handler, or start another function by sending an event");
		}
		Body running = this.bodies.get(Thread.currentThread());
		String body = (running != null) ? running.step() : null;
		if (Thread.currentThread() != this.thread && body == null) {
			throw refusal(stepId,
					"on thread '" + Thread.currentThread().getName() + "'. Steps run on the thread that " + "called "
							+ this.handler + ": collect the values there and call the step after that, or run "
							+ "steps side by side with step.parallel");
		}
		if (body == null && isLeaving()) {
			throw new Suspension();
		}
		if (body != null) {
			throw refusal(stepId, "inside the body of step '" + body + "'. Steps cannot be nested: call it in "
					+ this.handler + " before or after that step");
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
	 * Runs a step's body, on this thread or another.
	 * @param attempt which attempt of which step it is
	 * @param body the body
	 * @param <R> the type of the result
	 * @return the body's result
	 * @throws Exception what the body threw
	 */
	public <R> R inBody(Body attempt, Callable<R> body) throws Exception {
		this.bodies.put(Thread.currentThread(), attempt);
		try {
			return body.call();
		}
		finally {
			this.bodies.remove(Thread.currentThread());
		}
	}

	/**
	 * Returns the attempt whose body is running on this thread.
	 * @return the attempt, or {@code null} outside of bodies
	 */
	public @Nullable Body body() {
		return this.bodies.get(Thread.currentThread());
	}

	/**
	 * Suspends the call.
	 * @param ops what the call reports
	 * @param waiting whether the run has to wait for something before it goes on
	 * @return what to throw
	 */
	public Suspension suspend(List<StepOp> ops, boolean waiting) {
		this.ending = new Ending(ops, waiting);
		return new Suspension();
	}

	/**
	 * Suspends the call because the engine failed, which is no business of the handler's.
	 * @param failure the engine's failure
	 * @return what to throw
	 */
	public Suspension abort(Throwable failure) {
		this.journalFailure = failure;
		return suspend(List.of(), false);
	}

	/**
	 * Whether the branch that has come to an end was left instead, and takes note that it
	 * is over.
	 * @return {@code true} if it has to be gone through again
	 */
	public boolean endBranch() {
		boolean left = this.branchLeft;
		this.branchLeft = false;
		return left;
	}

	/**
	 * Lets steps pass from now on only if they are over.
	 * @param depth how many branches are around the part that is sealed
	 * @return the seal
	 */
	public Seal seal(int depth) {
		this.seal = new Seal(depth, this.seal);
		return this.seal;
	}

	/**
	 * Lets steps pass again as before a seal.
	 * @param opened the seal
	 */
	public void unseal(Seal opened) {
		this.seal = opened.outer();
		if (this.broken == opened) {
			this.broken = null;
		}
	}

	/**
	 * Leaves the sealed part of the handler, if a step in it is new.
	 * @param depth how many branches are around the step
	 * @throws Suspension if the step is not in a branch inside of the sealed part, whose
	 * other branches have to be gone through
	 */
	public void checkSeal(int depth) {
		if (this.seal != null && this.seal.depth() == depth) {
			this.broken = this.seal;
			throw new Suspension();
		}
	}

	/**
	 * Checks that a step may be done.
	 * @param depth how many branches are around the step
	 * @throws Suspension if the part of the handler is sealed, or the run is being
	 * cancelled
	 */
	public void checkNew(int depth) {
		checkSeal(depth);
		if (!this.cancelling.mayBegin()) {
			throw this.cancelling.leave();
		}
	}

	/**
	 * Leaves the branch that is being gone through, or the sealed part of it.
	 * @param depth how many branches are around the step that is new
	 * @return what to throw
	 */
	public Suspension leavePart(int depth) {
		checkSeal(depth);
		this.branchLeft = true;
		return new Suspension();
	}

	/**
	 * Returns what is different if the run is being cancelled.
	 * @return how far that has come
	 */
	public Cancelling cancelling() {
		return this.cancelling;
	}

	/**
	 * Whether the handler, or the branch that is being gone through, is only to be left.
	 * @return {@code true} if no further step may do anything
	 */
	public boolean isLeaving() {
		return this.ending != null || this.branchLeft || this.broken != null || this.cancelling.isLeaving();
	}

	/**
	 * Goes on leaving, if that is what it is about.
	 * @param thrown what has come out of a part of the handler; {@code null} if it has
	 * returned
	 * @throws Suspension if the handler, or the branch, is only to be left
	 */
	public void goOnLeaving(@Nullable Throwable thrown) {
		if (isLeaving()) {
			throw (thrown instanceof Suspension suspension) ? suspension : new Suspension();
		}
	}

	/**
	 * Returns how a suspended call ends.
	 * @return what it reports, or {@code null} if the call is not suspended
	 */
	public @Nullable Ending ending() {
		return this.ending;
	}

	/**
	 * Returns the engine's failure.
	 * @return what the journal threw, or {@code null}
	 */
	public @Nullable Throwable journalFailure() {
		return this.journalFailure;
	}

	/**
	 * Ends the call.
	 */
	public void end() {
		this.ended = true;
	}

	/**
	 * An attempt of a step.
	 *
	 * @param step the step's label
	 * @param attempt the zero-based number of the attempt
	 */
	public record Body(String step, int attempt) {

	}

	/**
	 * How a suspended call ends.
	 *
	 * @param ops what it reports
	 * @param waiting whether the run has to wait for something before it goes on
	 */
	public record Ending(List<StepOp> ops, boolean waiting) {

	}

}

package io.inngest.spring.execution;

import io.inngest.spring.ErrorDetails;
import io.inngest.spring.StepAction;
import io.inngest.spring.StepError;
import io.inngest.spring.execution.failure.ErrorPolicy;
import io.inngest.spring.execution.failure.StepErrors;
import io.inngest.spring.execution.guard.CallGuard;
import io.inngest.spring.execution.guard.Suspension;
import io.inngest.spring.execution.memo.Memo;
import io.inngest.spring.execution.memo.Replay;
import io.inngest.spring.execution.saga.SagaCalls;
import io.inngest.spring.protocol.StepKey;
import io.inngest.spring.protocol.StepOp;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A call as its sagas see it.
 */
final class CallSagas implements SagaCalls {

	private static final Logger logger = LoggerFactory.getLogger(CallSagas.class);

	private final CallGuard guard;

	private final Replay replay;

	private final StepRunner runner;

	private final ErrorPolicy policy;

	CallSagas(CallGuard guard, Replay replay, StepRunner runner, ErrorPolicy policy) {
		this.guard = guard;
		this.replay = replay;
		this.runner = runner;
		this.policy = policy;
	}

	@Override
	public StepKey key(String id) {
		this.guard.check(id);
		return this.replay.key(id);
	}

	@Override
	public void begin() {
		this.runner.beginSaga();
	}

	@Override
	public @Nullable ErrorDetails failure(StepKey failed) {
		return (this.replay.entry(failed) instanceof Memo.Failure failure) ? failure.error() : null;
	}

	@Override
	public boolean seal(boolean sealed) {
		return this.guard.seal(sealed);
	}

	@Override
	public boolean takeCancel(@Nullable Throwable thrown) {
		// What the block throws while the run is being cancelled makes no difference any
		// more
		return this.guard.takeCancel()
				|| (this.guard.isCancelling() && thrown != null && !(thrown instanceof Suspension));
	}

	@Override
	public Error cancel() {
		return this.guard.cancel();
	}

	@Override
	public void rollBack(Runnable rollback) {
		this.guard.rollBack(rollback);
	}

	@Override
	public void leave(@Nullable Throwable thrown) {
		if (this.guard.isLeaving()) {
			throw (thrown instanceof Suspension suspension) ? suspension : this.guard.again();
		}
	}

	@Override
	public boolean isFinal(Throwable thrown) {
		return !this.policy.decide(thrown, this.replay.attempt()).retriable();
	}

	@Override
	public StepError fail(StepKey failed, ErrorDetails error) {
		ErrorDetails known = (error.attempts() > 0) ? error : error.withStep(null, this.replay.attempt() + 1);
		try {
			this.runner.run(new NewStep.Body<>(failed, failed.id(), null, new StepWork.Fail(known),
					this.policy.forStep(0, null)));
		}
		catch (StepError ex) {
			return (known.stepId() != null) ? new StepError(known.stepId(), known) : StepErrors.of(failed, known);
		}
		throw new IllegalStateException("Step '" + failed.label() + "' was stored as one that has not failed. Its id "
				+ "belongs to the saga: give the saga another one, or the step");
	}

	@Override
	public int progress() {
		return this.replay.progress();
	}

	@Override
	public @Nullable StepError undo(StepKey key, StepAction undo) {
		boolean known = this.replay.entry(key) != null;
		try {
			this.runner.run(new NewStep.Body<>(key, key.id(), StepOp.ROLLBACK, new StepWork.Action(undo), this.policy));
			return null;
		}
		catch (StepError ex) {
			if (!known) {
				logger.error("Rollback '{}' of run {} of {} has failed for good; the other rollbacks run all the same",
						key.label(), this.replay.subject().runId(), this.replay.subject().functionId(), ex);
			}
			return ex;
		}
	}

}

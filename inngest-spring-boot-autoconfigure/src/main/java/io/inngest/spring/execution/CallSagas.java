package io.inngest.spring.execution;

import io.inngest.spring.ErrorDetails;
import io.inngest.spring.StepAction;
import io.inngest.spring.StepError;
import io.inngest.spring.execution.failure.ErrorPolicy;
import io.inngest.spring.execution.failure.StepErrors;
import io.inngest.spring.execution.guard.CallGuard;
import io.inngest.spring.execution.guard.Seal;
import io.inngest.spring.execution.guard.Suspension;
import io.inngest.spring.execution.memo.Memo;
import io.inngest.spring.execution.memo.Replay;
import io.inngest.spring.execution.saga.SagaCalls;
import io.inngest.spring.protocol.StepKey;
import io.inngest.spring.protocol.StepOp;
import org.jspecify.annotations.Nullable;

/**
 * A call as its sagas see it.
 */
final class CallSagas implements SagaCalls {

	private final Journal journal;

	private final CallGuard guard;

	private final Replay replay;

	private final StepRunner runner;

	private final ErrorPolicy policy;

	CallSagas(Journal journal, CallGuard guard, Replay replay, StepRunner runner, ErrorPolicy policy) {
		this.journal = journal;
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
	public void sealed(Runnable block) {
		Seal seal = this.guard.seal(this.replay.depth());
		this.runner.withoutSteps(block);
		this.guard.unseal(seal);
		// It is rolled back even if the run is being cancelled
		this.guard.cancelling().take();
		leave(null);
	}

	@Override
	public boolean takeCancel(@Nullable Throwable thrown) {
		// What the block throws while the run is being cancelled makes no difference any
		// more
		return this.guard.cancelling().take()
				|| (this.guard.cancelling().isOn() && thrown != null && !(thrown instanceof Suspension));
	}

	@Override
	public Error cancel() {
		return this.guard.cancelling().leave();
	}

	@Override
	public void rollBack(Runnable rollback) {
		this.guard.cancelling().rollBack(rollback);
	}

	@Override
	public void leave(@Nullable Throwable thrown) {
		this.guard.goOnLeaving(thrown);
	}

	@Override
	public boolean isFinal(StepKey failed, Throwable thrown) {
		// Who planned that step had decided already
		return this.journal.isTarget(failed) || !this.policy.decide(thrown, this.replay.attempt()).retriable();
	}

	@Override
	public ErrorDetails details(Throwable thrown) {
		return (thrown instanceof StepError error) ? error.details()
				: ErrorDetails.of(thrown).withStep(null, this.replay.attempt() + 1);
	}

	@Override
	public StepError fail(StepKey failed, ErrorDetails error) {
		try {
			this.runner.run(new NewStep.Body<>(failed, failed.id(), null, new StepWork.Fail(error),
					this.policy.forStep(0, null)));
		}
		catch (StepError ex) {
			return (error.stepId() != null) ? new StepError(error.stepId(), error) : StepErrors.of(failed, error);
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
		try {
			this.runner.run(new NewStep.Body<>(key, key.id(), StepOp.ROLLBACK, new StepWork.Action(undo), this.policy));
			return null;
		}
		catch (StepError ex) {
			return ex;
		}
	}

}

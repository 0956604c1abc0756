package io.inngest.spring.execution;

import java.util.List;
import java.util.function.Supplier;

import io.inngest.spring.execution.guard.CallGuard;
import io.inngest.spring.protocol.StepOp;

/**
 * Hands operations to the journal. What the journal throws is the engine's failure, which
 * ends the call past the handler.
 */
final class Recorder {

	private final Journal journal;

	private final CallGuard guard;

	Recorder(Journal journal, CallGuard guard) {
		this.journal = journal;
		this.guard = guard;
	}

	/**
	 * Records that a step has run or failed for good.
	 * @param op the operation
	 * @return whether it is stored and the call may go on; {@code false} if the call is
	 * to end and reports nothing
	 * @throws io.inngest.spring.execution.guard.Suspension if the call ends and reports
	 * the step
	 */
	boolean record(StepOp op) {
		return switch (verdict(() -> this.journal.record(op))) {
			case CONTINUE -> true;
			case SUSPEND -> false;
			case REPORT -> throw this.guard.suspend(List.of(op), true);
		};
	}

	/**
	 * Registers what the run waits for while the call goes on.
	 * @param ops the operations
	 * @return whether they are stored
	 */
	boolean register(List<StepOp> ops) {
		return verdict(() -> this.journal.register(ops)) == Journal.Verdict.CONTINUE;
	}

	/**
	 * Notes that there may be something to roll back from now on.
	 */
	void beginSaga() {
		try {
			this.journal.beginSaga();
		}
		catch (RuntimeException | Error ex) {
			throw this.guard.abort(ex);
		}
	}

	private Journal.Verdict verdict(Supplier<Journal.Verdict> call) {
		try {
			return call.get();
		}
		catch (RuntimeException | Error ex) {
			throw this.guard.abort(ex);
		}
	}

}

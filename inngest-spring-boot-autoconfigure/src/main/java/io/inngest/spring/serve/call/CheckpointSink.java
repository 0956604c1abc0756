package io.inngest.spring.serve.call;

import io.inngest.spring.execution.Journal.Verdict;
import io.inngest.spring.execution.Outcome;
import io.inngest.spring.protocol.StepOp;
import io.inngest.spring.serve.ServeResponse;
import io.inngest.spring.serve.call.checkpoint.CallCheckpoints;
import io.inngest.spring.serve.call.checkpoint.Checkpointing;

/**
 * Lets a call go on after its steps, which checkpoints store.
 *
 * @param checkpoints the call's checkpoints
 */
record CheckpointSink(CallCheckpoints checkpoints) implements StepSink {

	static StepSink open(IncomingCall call, Checkpointing checkpointing) {
		CallCheckpoints checkpoints = checkpointing.begin(call.runId(), call.request().context(),
				call.target() != null);
		return (checkpoints != null) ? new CheckpointSink(checkpoints) : StepSink.ANSWER;
	}

	@Override
	public boolean isTimeUp() {
		return this.checkpoints.isTimeUp();
	}

	@Override
	public Verdict take(StepOp op) {
		return this.checkpoints.take(op);
	}

	@Override
	public ServeResponse answer(Outcome outcome, CallAnswers answers) {
		return answers.of(this.checkpoints.conclude(outcome));
	}

}

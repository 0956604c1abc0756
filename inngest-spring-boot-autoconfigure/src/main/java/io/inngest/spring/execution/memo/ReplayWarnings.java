package io.inngest.spring.execution.memo;

import io.inngest.spring.protocol.StepKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns when a handler takes another way than earlier calls did.
 */
final class ReplayWarnings {

	private static final Logger logger = LoggerFactory.getLogger(Replay.class);

	private final Memo memo;

	private final StepsAhead ahead;

	private final Subject subject;

	private boolean warned;

	ReplayWarnings(Memo memo, StepsAhead ahead, Subject subject) {
		this.memo = memo;
		this.ahead = ahead;
		this.subject = subject;
	}

	void otherOrder(String what) {
		String expected = this.ahead.next();
		if (expected == null || this.warned) {
			return;
		}
		this.warned = true;
		logger.warn("Function '{}' {} where earlier calls of run {} had met step '{}'. {} must meet the same steps in "
				+ "the same order on every call: take what is random, what the clock says and what is read from "
				+ "outside through a step, and deploy changed steps under new ids", this.subject.functionId(), what,
				this.subject.runId(), label(expected), this.subject.handler());
	}

	void unusedInput(StepKey key) {
		logger.warn(
				"Run {} of function '{}' was started again with an edited input of step '{}'. The input is not used, "
						+ "since the step takes none: to let it, write step.run(id, input, body) in {}",
				this.subject.runId(), this.subject.functionId(), key.label(), this.subject.handler());
	}

	private String label(String hash) {
		Memo.Entry entry = this.memo.get(hash);
		return (entry != null) ? entry.label() : hash;
	}

}

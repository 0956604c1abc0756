package io.inngest.spring.execution;

import java.util.List;

import io.inngest.spring.protocol.StepOp;

/**
 * Ends a call that goes on later by leaving the handler. An {@link Error}, so that
 * {@code catch (Exception)} lets it pass, and without a stack trace, as it is no failure.
 */
final class Suspension extends Error {

	private static final long serialVersionUID = 1L;

	private final transient List<StepOp> ops;

	Suspension(List<StepOp> ops) {
		super("The function goes on in another call. This is no failure: do not catch it", null, false, false);
		this.ops = ops;
	}

	/**
	 * Returns what the call reports.
	 * @return the ops; empty if there is nothing to do before the function goes on
	 */
	List<StepOp> ops() {
		return this.ops;
	}

}

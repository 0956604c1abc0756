package io.inngest.spring.execution.guard;

/**
 * Ends a call that goes on later by leaving the handler, or leaves a branch that is gone
 * through again. An {@link Error}, so that {@code catch (Exception)} lets it pass, and
 * without a stack trace, as it is no failure.
 */
public final class Suspension extends Error {

	private static final long serialVersionUID = 1L;

	Suspension() {
		super("The function goes on in another call. This is no failure: do not catch it", null, false, false);
	}

}

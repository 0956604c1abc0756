package io.inngest.spring.execution;

/**
 * Ends a call that goes on later by leaving the handler. An {@link Error}, so that
 * {@code catch (Exception)} lets it pass, and without a stack trace, as it is no failure.
 */
final class Suspension extends Error {

	private static final long serialVersionUID = 1L;

	Suspension() {
		super("The function goes on in another call. This is no failure: do not catch it", null, false, false);
	}

}

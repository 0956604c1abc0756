package io.inngest.spring.test.intervention;

/**
 * Ends a call as the death of the process would: nothing is done with what it came to.
 */
public final class SimulatedCrash extends RuntimeException {

	private static final long serialVersionUID = 1L;

	SimulatedCrash(TestedStep step) {
		super("The test lets the process die after step '%s' of '%s'".formatted(step.label(), step.functionId()), null,
				false, false);
	}

}

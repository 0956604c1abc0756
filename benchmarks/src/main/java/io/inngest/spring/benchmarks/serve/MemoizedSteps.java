package io.inngest.spring.benchmarks.serve;

import io.inngest.spring.Step;
import io.inngest.spring.annotation.FunctionHandler;
import io.inngest.spring.annotation.InngestEvent;
import io.inngest.spring.annotation.InngestFunction;

/**
 * A function that reads the results of its steps, all of which have finished.
 */
@InngestFunction(id = MemoizedSteps.ID, event = MemoizedSteps.EVENT)
class MemoizedSteps {

	static final String ID = "memoized-steps";

	static final String EVENT = "benchmark/total.requested";

	@FunctionHandler
	Total run(Requested requested, Step step) {
		long cents = 0;
		for (int i = 0; i < requested.steps(); i++) {
			int number = i;
			cents += step.run(stepId(i), () -> OrderLine.of(number)).cents();
		}
		return new Total(requested.steps(), cents);
	}

	static String stepId(int number) {
		return "step-" + number;
	}

	/**
	 * Asks for the total.
	 *
	 * @param steps how many steps there are
	 */
	@InngestEvent(EVENT)
	record Requested(int steps) {

	}

}

package io.inngest.spring.benchmarks.longrun;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.inngest.spring.Step;
import io.inngest.spring.annotation.FunctionHandler;
import io.inngest.spring.annotation.InngestEvent;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.benchmarks.engine.Payload;

/**
 * A function of as many steps as the event says.
 */
@InngestFunction(id = "many-steps", event = ManySteps.EVENT)
class ManySteps {

	static final String EVENT = "benchmark/steps.requested";

	private final BlockingQueue<Double> times = new LinkedBlockingQueue<>();

	@FunctionHandler
	Payload run(Requested requested, Step step) {
		long start = System.nanoTime();
		for (int i = 1; i <= requested.steps(); i++) {
			int number = i;
			step.run("step-" + i, () -> Payload.of(number));
		}
		this.times.add((System.nanoTime() - start) / 1e3 / requested.steps());
		return Payload.of(requested.steps());
	}

	/**
	 * Waits for a run to take its last step.
	 * @return the time of each of its steps, in microseconds
	 */
	double timePerStep() throws InterruptedException {
		Double time = this.times.poll(2, TimeUnit.MINUTES);
		if (time == null) {
			throw new IllegalStateException("The run has not taken its last step");
		}
		return time;
	}

	/**
	 * Asks for a run.
	 *
	 * @param steps how many steps
	 */
	@InngestEvent(EVENT)
	record Requested(int steps) {

	}

}

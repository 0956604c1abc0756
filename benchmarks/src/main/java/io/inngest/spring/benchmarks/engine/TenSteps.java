package io.inngest.spring.benchmarks.engine;

import java.util.function.LongConsumer;

import io.inngest.spring.Step;
import io.inngest.spring.annotation.FunctionHandler;
import io.inngest.spring.annotation.InngestEvent;
import io.inngest.spring.annotation.InngestFunction;

/**
 * A function of ten steps that do nothing but return something.
 */
@InngestFunction(id = "ten-steps", event = TenSteps.EVENT)
public class TenSteps {

	/** How many steps there are. */
	public static final int STEPS = 10;

	static final String EVENT = "benchmark/run.requested";

	private volatile LongConsumer onBegin = TenSteps::ignore;

	private volatile LongConsumer onEnd = TenSteps::ignore;

	/**
	 * Says who is told of each call.
	 * @param onBegin told before the first step
	 * @param onEnd told after the last step was committed
	 */
	void tell(LongConsumer onBegin, LongConsumer onEnd) {
		this.onBegin = onBegin;
		this.onEnd = onEnd;
	}

	@FunctionHandler
	Payload run(Requested requested, Step step) {
		this.onBegin.accept(requested.number());
		for (int i = 1; i <= STEPS; i++) {
			int number = i;
			step.run("step-" + i, () -> Payload.of(number));
		}
		this.onEnd.accept(requested.number());
		return Payload.of(0);
	}

	/**
	 * Has nobody told.
	 * @param number the run's number
	 */
	public static void ignore(long number) {
	}

	/**
	 * Asks for a run.
	 *
	 * @param number the run's number
	 * @param payload something to carry along
	 */
	@InngestEvent(EVENT)
	record Requested(long number, Payload payload) {

		static Requested of(long number) {
			return new Requested(number, Payload.of(0));
		}

	}

}

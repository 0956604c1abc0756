package io.inngest.spring.benchmarks.waits;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.inngest.spring.Step;
import io.inngest.spring.WaitForEvent;
import io.inngest.spring.annotation.FunctionHandler;
import io.inngest.spring.annotation.InngestEvent;
import io.inngest.spring.annotation.InngestFunction;

/**
 * A function that waits for an answer and notes when it has come.
 */
@InngestFunction(id = "answered", event = "benchmark/question.asked")
class Answered {

	private static final long PATIENCE_SECONDS = 60;

	private final BlockingQueue<Long> resumed = new LinkedBlockingQueue<>();

	@FunctionHandler
	void run(Asked asked, Step step) {
		step.waitForEvent("answer",
				WaitForEvent.of("benchmark/answer.given", Given.class).match("data.key").timeout(Duration.ofDays(30)));
		this.resumed.add(System.nanoTime());
	}

	/**
	 * Waits until a run goes on.
	 * @return when it did, in nanoseconds
	 */
	long next() throws InterruptedException {
		Long time = this.resumed.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
		if (time == null) {
			throw new IllegalStateException("No run has gone on");
		}
		return time;
	}

	/**
	 * A question.
	 *
	 * @param key tells it apart from others
	 */
	@InngestEvent("benchmark/question.asked")
	record Asked(String key) {

	}

	/**
	 * An answer.
	 *
	 * @param key which question it answers
	 */
	@InngestEvent("benchmark/answer.given")
	record Given(String key) {

	}

}

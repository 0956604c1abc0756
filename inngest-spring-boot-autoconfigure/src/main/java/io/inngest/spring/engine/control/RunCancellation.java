package io.inngest.spring.engine.control;

import java.time.Clock;

import io.inngest.spring.engine.queue.WakeUp;
import io.inngest.spring.engine.run.RunEnd;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cancels runs. A call that is under way finds out at its next step, whose result is
 * dropped.
 */
public class RunCancellation {

	private static final Logger logger = LoggerFactory.getLogger(RunCancellation.class);

	private final RunEnd end;

	private final WakeUp wakeUp;

	private final Clock clock;

	RunCancellation(RunEnd end, WakeUp wakeUp, Clock clock) {
		this.end = end;
		this.wakeUp = wakeUp;
		this.clock = clock;
	}

	/**
	 * Cancels a run; one that has ended stays as it is.
	 * @param runId the run
	 * @param reason why, as told in {@code inngest/function.cancelled}
	 * @throws IllegalArgumentException if there is no such run
	 */
	public void cancel(String runId, String reason) {
		String functionId = this.end.cancel(runId, reason, this.clock.millis());
		if (functionId == null) {
			throw new IllegalArgumentException("There is no run '" + runId + "' to cancel");
		}
		logger.info("Run {} of {} was cancelled ({})", runId, functionId, reason);
		this.wakeUp.now();
	}

}

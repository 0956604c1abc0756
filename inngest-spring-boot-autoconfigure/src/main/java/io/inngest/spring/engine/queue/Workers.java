package io.inngest.spring.engine.queue;

import java.util.List;
import java.util.concurrent.Executor;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The workers of this node: as many runs are handled at a time as there are workers.
 */
class Workers {

	private static final Logger logger = LoggerFactory.getLogger(Workers.class);

	private final int size;

	private final Executor executor;

	private final RunHandler handler;

	private final InFlight inFlight;

	private final WakeUp wakeUp;

	Workers(int size, Executor executor, RunHandler handler, InFlight inFlight, WakeUp wakeUp) {
		this.size = size;
		this.executor = executor;
		this.handler = handler;
		this.inFlight = inFlight;
		this.wakeUp = wakeUp;
	}

	int free() {
		return this.size - this.inFlight.size();
	}

	void submit(List<ClaimedRun> runs) {
		runs.forEach((run) -> this.inFlight.add(run));
		runs.forEach((run) -> this.executor.execute(() -> handle(run)));
	}

	private void handle(ClaimedRun run) {
		try {
			this.handler.handle(run);
		}
		catch (Throwable ex) {
			logger.error("Run {} of {} was left where it is; it goes on when its lease has expired", run.runId(),
					run.functionId(), ex);
		}
		finally {
			this.inFlight.remove(run);
			this.wakeUp.now();
		}
	}

}

package io.inngest.spring.engine.run;

import io.inngest.spring.engine.queue.RunQueue;
import io.inngest.spring.engine.store.StoredEvent;
import io.inngest.spring.engine.wait.Cancellations;
import io.inngest.spring.function.FunctionDefinition;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * Adds runs to the tables.
 */
class NewRuns {

	private final RunTable runs;

	private final RunQueue queue;

	private final Cancellations cancellations;

	NewRuns(RunTable runs, RunQueue queue, Cancellations cancellations) {
		this.runs = runs;
		this.queue = queue;
		this.cancellations = cancellations;
	}

	/**
	 * Adds a run.
	 * @param jdbc the transaction
	 * @param function the function
	 * @param runId the run's id
	 * @param event the event that starts it
	 * @param now the current time, in epoch milliseconds
	 */
	void insert(JdbcOperations jdbc, FunctionDefinition function, String runId, StoredEvent event, long now) {
		boolean cancellable = !function.cancellations().isEmpty();
		this.runs.insert(jdbc, runId, function.compositeId(), event.key(), now);
		this.queue.add(jdbc, runId, function.compositeId(), Math.max(now, event.ts()), cancellable);
		if (cancellable) {
			this.cancellations.insert(jdbc, runId, function.cancellations(), event, now);
		}
	}

}

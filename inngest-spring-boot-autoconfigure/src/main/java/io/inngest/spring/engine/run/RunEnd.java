package io.inngest.spring.engine.run;

import java.util.List;

import io.inngest.spring.engine.event.EventIntake;
import io.inngest.spring.engine.queue.ClaimedRun;
import io.inngest.spring.engine.queue.RunQueue;
import io.inngest.spring.engine.store.Database;
import io.inngest.spring.engine.store.StoredEvent;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * Ends runs. An end and the events that tell of it are one transaction, which changes
 * nothing if the run was taken away meanwhile.
 */
public class RunEnd {

	private final Database database;

	private final RunTable runs;

	private final RunQueue queue;

	private final EventIntake intake;

	private final EndEvents endEvents;

	RunEnd(Database database, RunTable runs, RunQueue queue, EventIntake intake, EndEvents endEvents) {
		this.database = database;
		this.runs = runs;
		this.queue = queue;
		this.intake = intake;
		this.endEvents = endEvents;
	}

	/**
	 * Ends a run that this node holds.
	 * @param run the run
	 * @param end how it ended
	 * @return whether this node still held it
	 */
	boolean end(ClaimedRun run, RunTable.End end) {
		return this.database.transaction((jdbc) -> {
			if (!this.queue.remove(jdbc, run)) {
				return false;
			}
			end(jdbc, new EndEvents.EndedRun(run.runId(), run.functionId(), run.event(), end));
			return true;
		});
	}

	/**
	 * Cancels a run, whoever holds it.
	 * @param runId the run
	 * @param reason why
	 * @param now the current time, in epoch milliseconds
	 * @return the composite id of its function, or {@code null} if there is no such run
	 */
	public @Nullable String cancel(String runId, String reason, long now) {
		return this.database.transaction((jdbc) -> {
			RunTable.Found run = this.runs.find(jdbc, runId);
			if (run != null && this.queue.remove(jdbc, runId)) {
				RunTable.End end = new RunTable.End(RunStatus.CANCELLED, run.startedAt(), now, null, null, reason);
				end(jdbc, new EndEvents.EndedRun(runId, run.functionId(), run.event(), end));
			}
			return (run != null) ? run.functionId() : null;
		});
	}

	private void end(JdbcOperations jdbc, EndEvents.EndedRun run) {
		this.runs.end(jdbc, run.runId(), run.end());
		List<StoredEvent> events = this.endEvents.of(run);
		if (!events.isEmpty()) {
			this.intake.acceptWithin(jdbc, events);
		}
	}

}

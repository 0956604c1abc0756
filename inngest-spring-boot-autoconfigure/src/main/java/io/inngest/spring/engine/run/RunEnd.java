package io.inngest.spring.engine.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.inngest.spring.engine.event.EventIntake;
import io.inngest.spring.engine.queue.ClaimedRun;
import io.inngest.spring.engine.queue.RunQueue;
import io.inngest.spring.engine.queue.WakeUp;
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

	private final WakeUp wakeUp;

	RunEnd(Database database, RunTable runs, RunQueue queue, EventIntake intake, EndEvents endEvents, WakeUp wakeUp) {
		this.database = database;
		this.runs = runs;
		this.queue = queue;
		this.intake = intake;
		this.endEvents = endEvents;
		this.wakeUp = wakeUp;
	}

	/**
	 * Ends a run that this node holds.
	 * @param run the run
	 * @param end how it ended
	 * @return whether this node still held it
	 */
	boolean end(ClaimedRun run, RunTable.End end) {
		List<StoredEvent> events = this.endEvents
			.of(new EndEvents.EndedRun(run.runId(), run.functionId(), run.event(), end));
		boolean startsFunctions = events.stream().anyMatch(this.intake::startsFunctions);
		String statement = this.database.dialect().endRun();
		if (statement != null && events.size() == 1 && !startsFunctions) {
			// The usual end: nobody wants to know of it, so one round trip is enough
			return endAtOnce(statement, run, end, events.get(0));
		}
		boolean held = this.database.transaction((jdbc) -> {
			if (!this.queue.remove(jdbc, run)) {
				return false;
			}
			end(jdbc, run.runId(), end, events);
			return true;
		});
		if (startsFunctions) {
			this.wakeUp.now();
		}
		return held;
	}

	private boolean endAtOnce(String statement, ClaimedRun run, RunTable.End end, StoredEvent event) {
		List<@Nullable Object> parameters = new ArrayList<>(List.of(run.runId(), run.fence()));
		Collections.addAll(parameters, end.columns());
		Collections.addAll(parameters, event.columns());
		return this.database.once((jdbc) -> jdbc.update(statement, parameters.toArray()) == 1);
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
				end(jdbc, runId, end,
						this.endEvents.of(new EndEvents.EndedRun(runId, run.functionId(), run.event(), end)));
			}
			return (run != null) ? run.functionId() : null;
		});
	}

	private void end(JdbcOperations jdbc, String runId, RunTable.End end, List<StoredEvent> events) {
		this.runs.end(jdbc, runId, end);
		if (!events.isEmpty()) {
			this.intake.acceptWithin(jdbc, events);
		}
	}

}

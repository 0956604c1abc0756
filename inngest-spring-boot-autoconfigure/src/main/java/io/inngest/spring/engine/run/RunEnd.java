package io.inngest.spring.engine.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.inngest.spring.engine.event.EventIntake;
import io.inngest.spring.engine.journal.SagaMarks;
import io.inngest.spring.engine.queue.ClaimedRun;
import io.inngest.spring.engine.queue.RunQueue;
import io.inngest.spring.engine.queue.WakeUp;
import io.inngest.spring.engine.store.Database;
import io.inngest.spring.engine.store.StoredEvent;
import io.inngest.spring.engine.wait.OpenWaits;
import io.inngest.spring.engine.wait.WaitRow;
import io.inngest.spring.engine.wait.WaitTable;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * Ends runs. An end and the events that tell of it are one transaction, which changes
 * nothing if the run was taken away meanwhile.
 */
public class RunEnd {

	/** Why a run was cancelled that is cancelled by an event. */
	static final String BY_EVENT = "event";

	private final Database database;

	private final Tables tables;

	private final EventIntake intake;

	private final EndEvents endEvents;

	private final WakeUp wakeUp;

	RunEnd(Database database, Tables tables, EventIntake intake, EndEvents endEvents, WakeUp wakeUp) {
		this.database = database;
		this.tables = tables;
		this.intake = intake;
		this.endEvents = endEvents;
		this.wakeUp = wakeUp;
	}

	/**
	 * Ends a run that this node holds.
	 * @param run the run
	 * @param waits what it still waits for
	 * @param end how it ended
	 * @return whether this node still held it
	 */
	boolean end(ClaimedRun run, OpenWaits waits, RunTable.End end) {
		Ending ending = ending(run.runId(), run.functionId(), run.event(), end);
		boolean startsFunctions = ending.events().stream().anyMatch(this.intake::startsFunctions);
		String statement = this.database.dialect().endRun();
		boolean usual = ending.events().size() == 1 && !startsFunctions && ending.caller() == null && !waits.hasRows();
		if (statement != null && usual) {
			// Nobody wants to know of it, so one round trip is enough
			return endAtOnce(statement, run, ending);
		}
		boolean held = this.database.transaction((jdbc) -> {
			lock(jdbc, ending);
			if (!this.tables.queue().remove(jdbc, run)) {
				return false;
			}
			store(jdbc, ending, waits.hasRows());
			return true;
		});
		if (startsFunctions || ending.caller() != null) {
			this.wakeUp.now();
		}
		return held;
	}

	private Ending ending(String runId, String functionId, StoredEvent event, RunTable.End end) {
		return new Ending(runId, InvokedEvent.caller(event), end,
				this.endEvents.of(new EndEvents.EndedRun(runId, functionId, event, end)));
	}

	private boolean endAtOnce(String statement, ClaimedRun run, Ending ending) {
		List<@Nullable Object> parameters = new ArrayList<>(List.of(run.runId(), run.fence()));
		Collections.addAll(parameters, ending.end().columns());
		Collections.addAll(parameters, ending.events().get(0).columns());
		EndedAtOnce ended = this.database.once((jdbc) -> jdbc.queryForObject(statement,
				(row, number) -> new EndedAtOnce(row.getBoolean("held"), row.getInt("arrivals")),
				parameters.toArray()));
		this.intake.noted(ended.arrivals());
		return ended.held();
	}

	/**
	 * Cancels a run, whoever holds it; at once, or after its sagas were rolled back.
	 * @param runId the run
	 * @param reason why
	 * @param now the current time, in epoch milliseconds
	 * @return the composite id of its function, or {@code null} if there is no such run
	 */
	public @Nullable String cancel(String runId, String reason, long now) {
		return this.database.transaction((jdbc) -> {
			RunTable.Found run = this.tables.runs().find(jdbc, runId);
			if (run == null) {
				return null;
			}
			if (this.tables.sagas().cancel(jdbc, runId, reason)) {
				// It is called once more, to roll back
				this.tables.runs().cancelling(jdbc, runId, reason);
				return run.functionId();
			}
			if (this.tables.sagas().isCancelling(jdbc, runId)) {
				return run.functionId();
			}
			RunTable.End end = new RunTable.End(RunStatus.CANCELLED, run.startedAt(), now, null, null, reason);
			Ending ending = ending(runId, run.functionId(), run.event(), end);
			lock(jdbc, ending);
			if (this.tables.queue().remove(jdbc, runId)) {
				store(jdbc, ending, true);
			}
			return run.functionId();
		});
	}

	// Of two runs, the rows are taken in the order in which all take them
	private void lock(JdbcOperations jdbc, Ending ending) {
		WaitTable.Place caller = ending.caller();
		if (caller != null) {
			this.tables.queue().lock(jdbc, List.of(ending.runId(), caller.runId()));
		}
	}

	private void store(JdbcOperations jdbc, Ending ending, boolean waits) {
		this.tables.runs().end(jdbc, ending.runId(), ending.end());
		if (waits) {
			this.tables.waits().deleteAll(jdbc, ending.runId());
		}
		if (!ending.events().isEmpty()) {
			this.intake.acceptWithin(jdbc, ending.events());
		}
		WaitTable.Place caller = ending.caller();
		if (caller != null) {
			this.tables.queue().wake(jdbc, List.of(caller.runId()));
			this.tables.waits()
				.resolve(jdbc, caller, new WaitRow.Resolution(ending.end().endedAt(), ending.runId(), null, null));
		}
	}

	/**
	 * Where a run is stored.
	 *
	 * @param runs the runs
	 * @param queue those that have not ended
	 * @param waits what they wait for
	 * @param sagas which of them have come to a saga
	 */
	record Tables(RunTable runs, RunQueue queue, WaitTable waits, SagaMarks sagas) {

	}

	/**
	 * What is to be stored of an end.
	 *
	 * @param runId the run
	 * @param caller the step that waits for it; {@code null} if none does
	 * @param end how it ended
	 * @param events the events that tell of it
	 */
	private record Ending(String runId, WaitTable.@Nullable Place caller, RunTable.End end, List<StoredEvent> events) {

	}

	/**
	 * What a single statement has done.
	 *
	 * @param held whether the run was still held
	 * @param arrivals how many arrivals were noted
	 */
	private record EndedAtOnce(boolean held, int arrivals) {

	}

}

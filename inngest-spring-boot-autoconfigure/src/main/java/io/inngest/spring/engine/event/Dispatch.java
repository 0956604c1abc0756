package io.inngest.spring.engine.event;

import java.util.List;

import io.inngest.spring.engine.queue.Chore;
import io.inngest.spring.engine.queue.WakeUp;
import io.inngest.spring.engine.store.Database;
import io.inngest.spring.engine.store.StoredEvent;
import io.inngest.spring.function.FunctionDefinition;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * Hands stored events to the functions that they start. Events that were stored as part
 * of a caller's transaction are dispatched after it, by whichever node comes first.
 */
class Dispatch implements Chore {

	private static final int BATCH = 100;

	private final Database database;

	private final EventTable events;

	private final TriggerMatcher triggers;

	private final RunStarter starter;

	private final WakeUp wakeUp;

	Dispatch(Database database, EventTable events, TriggerMatcher triggers, RunStarter starter, WakeUp wakeUp) {
		this.database = database;
		this.events = events;
		this.triggers = triggers;
		this.starter = starter;
		this.wakeUp = wakeUp;
	}

	/**
	 * Whether an event starts any function.
	 * @param event the event
	 * @return {@code true} if it has to be dispatched
	 */
	boolean concerns(StoredEvent event) {
		return !this.triggers.match(event).isEmpty();
	}

	/**
	 * Starts the functions that wait for an event.
	 * @param jdbc the transaction to do it in
	 * @param event the event
	 */
	void dispatch(JdbcOperations jdbc, StoredEvent event) {
		for (FunctionDefinition function : this.triggers.match(event)) {
			this.starter.start(jdbc, function, event);
		}
	}

	@Override
	public boolean run() {
		int dispatched = this.database.transaction(this::dispatchPending);
		if (dispatched > 0) {
			this.wakeUp.now();
		}
		return dispatched == BATCH;
	}

	private int dispatchPending(JdbcOperations jdbc) {
		List<StoredEvent> pending = this.events.takePending(jdbc, this.database.dialect(), BATCH);
		pending.forEach((event) -> dispatch(jdbc, event));
		return pending.size();
	}

}

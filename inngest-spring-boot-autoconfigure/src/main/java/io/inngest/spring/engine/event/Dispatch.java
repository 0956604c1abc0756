package io.inngest.spring.engine.event;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

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

	private final AtomicBoolean signalled = new AtomicBoolean(true);

	Dispatch(Database database, EventTable events, TriggerMatcher triggers, RunStarter starter, WakeUp wakeUp) {
		this.database = database;
		this.events = events;
		this.triggers = triggers;
		this.starter = starter;
		this.wakeUp = wakeUp;
	}

	/**
	 * Whether events can be dispatched already. Those that are sent while beans are being
	 * created have to wait.
	 * @return {@code true} once all functions are known
	 */
	boolean isReady() {
		return this.triggers.isReady();
	}

	/**
	 * Whether an event starts any function.
	 * @param event the event
	 * @return {@code true} if it has to be dispatched
	 */
	boolean concerns(StoredEvent event) {
		return !isReady() || !this.triggers.match(event).isEmpty();
	}

	/**
	 * Tells that there are events to dispatch. To be called after the commit that made
	 * them visible.
	 */
	void signal() {
		this.signalled.set(true);
		this.wakeUp.now();
	}

	/**
	 * Stores an event and starts its functions at once, if that can be done in one
	 * statement.
	 * @param event the event, which is not stored yet
	 * @return {@code false} if nothing was done
	 */
	boolean storeAndDispatch(StoredEvent event) {
		boolean done = this.starter.storeAndStart(this.triggers.match(event), event);
		if (done) {
			wakeUpAtItsTime(event);
		}
		return done;
	}

	private void wakeUpAtItsTime(StoredEvent event) {
		if (event.ts() > event.receivedAt()) {
			this.wakeUp.at(event.ts());
		}
	}

	/**
	 * Starts the functions that wait for an event.
	 * @param jdbc the transaction to do it in
	 * @param event the event
	 */
	void dispatch(JdbcOperations jdbc, StoredEvent event) {
		for (FunctionDefinition function : this.triggers.match(event)) {
			this.starter.start(jdbc, function, event);
			wakeUpAtItsTime(event);
		}
	}

	@Override
	public boolean run(boolean thorough) {
		if (!this.signalled.getAndSet(false) && !thorough) {
			return false;
		}
		int dispatched = this.database.transaction(this::dispatchPending);
		boolean more = dispatched == BATCH;
		if (more) {
			this.signalled.set(true);
		}
		return more;
	}

	private int dispatchPending(JdbcOperations jdbc) {
		List<StoredEvent> pending = this.events.takePending(jdbc, this.database.dialect(), BATCH);
		this.events.arrive(jdbc, pending);
		pending.forEach((event) -> dispatch(jdbc, event));
		return pending.size();
	}

}

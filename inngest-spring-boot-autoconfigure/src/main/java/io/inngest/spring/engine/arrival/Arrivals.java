package io.inngest.spring.engine.arrival;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import io.inngest.spring.engine.queue.WakeUp;
import io.inngest.spring.engine.store.Database;
import io.inngest.spring.engine.store.StoredEvent;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Events that somebody waits for, from when they are stored until they were matched with
 * the waits. Whether somebody does is found out by the statement that stores the event.
 */
public class Arrivals {

	private static final String FIRST = """
			SELECT a.arrival, e.* FROM inngest_arrival a LEFT JOIN inngest_event e ON e.event_key = a.event_key
			ORDER BY a.arrival LIMIT 1""";

	private static final String DELETE = "DELETE FROM inngest_arrival WHERE arrival = ?";

	private final Database database;

	private final WakeUp wakeUp;

	private final AtomicBoolean signalled = new AtomicBoolean(true);

	Arrivals(Database database, WakeUp wakeUp) {
		this.database = database;
		this.wakeUp = wakeUp;
	}

	/**
	 * Stores events, and notes those that somebody waits for.
	 * @param jdbc the transaction
	 * @param events the events
	 */
	public void insert(JdbcOperations jdbc, List<StoredEvent> events) {
		noted(this.database.dialect().insertEvents(jdbc, events.stream().map(StoredEvent::columns).toList()));
	}

	/**
	 * Notes those of stored events that somebody waits for. To be called when an event
	 * becomes known to all, which may be long after it was stored.
	 * @param jdbc the transaction
	 * @param eventKeys the events
	 */
	public void note(JdbcOperations jdbc, Collection<String> eventKeys) {
		noted(jdbc.update(this.database.dialect().noteArrivals(), new SqlArrayValue("varchar", eventKeys.toArray())));
	}

	/**
	 * Tells that a statement has noted arrivals: at once, or after the current
	 * transaction.
	 * @param arrivals how many
	 */
	public void noted(int arrivals) {
		if (arrivals == 0) {
			return;
		}
		if (!TransactionSynchronizationManager.isSynchronizationActive()) {
			signal();
			return;
		}
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

			@Override
			public void afterCompletion(int status) {
				signal();
			}

		});
	}

	/**
	 * Tells that there are arrivals.
	 */
	public void signal() {
		this.signalled.set(true);
		this.wakeUp.now();
	}

	/**
	 * Whether there may be arrivals, as far as this node has been told since it was last
	 * asked.
	 * @return {@code true} if it has been told
	 */
	public boolean takeSignal() {
		return this.signalled.getAndSet(false);
	}

	/**
	 * Looks up the first event.
	 * @return the event, with its number; {@code null} if there is none
	 */
	public @Nullable Arrival first() {
		List<Arrival> found = this.database.once((jdbc) -> jdbc.query(FIRST, (row, number) -> {
			boolean deleted = row.getString("event_key") == null;
			return new Arrival(row.getLong("arrival"), deleted ? null : StoredEvent.read(row));
		}));
		return found.isEmpty() ? null : found.get(0);
	}

	/**
	 * Forgets an arrival that was matched.
	 * @param arrival the arrival
	 */
	public void delete(Arrival arrival) {
		this.database.once((jdbc) -> jdbc.update(DELETE, arrival.number()));
	}

	/**
	 * An event that has come.
	 *
	 * @param number its number, by which it is known whether a wait was there before it
	 * @param event the event; {@code null} if it was deleted meanwhile
	 */
	public record Arrival(long number, @Nullable StoredEvent event) {

	}

}

package io.inngest.spring.engine.event;

import java.util.Collection;
import java.util.List;

import io.inngest.spring.engine.arrival.Arrivals;
import io.inngest.spring.engine.store.StoredEvent;
import io.inngest.spring.engine.store.dialect.Dialect;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.util.ObjectUtils;

/**
 * The statements on {@code inngest_event}.
 */
class EventTable {

	private static final String INSERT = """
			INSERT INTO inngest_event (event_key, event_id, name, data, user_data, ts, version, serializer, received_at,
				pending)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

	private final Arrivals arrivals;

	EventTable(Arrivals arrivals) {
		this.arrivals = arrivals;
	}

	/**
	 * Stores events that have come.
	 * @param jdbc the transaction
	 * @param events the events
	 */
	void insert(JdbcOperations jdbc, List<StoredEvent> events) {
		this.arrivals.insert(jdbc, events);
	}

	/**
	 * Stores events that have not come as long as the transaction lasts.
	 * @param jdbc the transaction
	 * @param events the events
	 * @param pending whether they are to be dispatched after it
	 * @return the number of events
	 */
	int insertSilently(JdbcOperations jdbc, List<StoredEvent> events, boolean pending) {
		List<Object[]> rows = events.stream()
			.map((event) -> ObjectUtils.addObjectToArray(event.columns(), pending))
			.toList();
		if (rows.size() == 1) {
			return jdbc.update(INSERT, rows.get(0));
		}
		return jdbc.batchUpdate(INSERT, rows).length;
	}

	/**
	 * Brings events that were stored silently to those that wait for them.
	 * @param jdbc the transaction
	 * @param events the events
	 */
	void arrive(JdbcOperations jdbc, Collection<StoredEvent> events) {
		if (!events.isEmpty()) {
			this.arrivals.note(jdbc, events.stream().map(StoredEvent::key).toList());
		}
	}

	/**
	 * Tells that another statement has stored an event that somebody waits for.
	 * @param arrivals the number of arrivals that it noted
	 */
	void noted(int arrivals) {
		this.arrivals.noted(arrivals);
	}

	List<StoredEvent> takePending(JdbcOperations jdbc, Dialect dialect, int limit) {
		return dialect.takePendingEvents(jdbc, limit, (row, number) -> StoredEvent.read(row));
	}

}

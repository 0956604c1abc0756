package io.inngest.spring.engine.event;

import java.util.List;

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

	int insert(JdbcOperations jdbc, List<StoredEvent> events, boolean pending) {
		List<Object[]> rows = events.stream()
			.map((event) -> ObjectUtils.addObjectToArray(event.columns(), pending))
			.toList();
		if (rows.size() == 1) {
			return jdbc.update(INSERT, rows.get(0));
		}
		return jdbc.batchUpdate(INSERT, rows).length;
	}

	List<StoredEvent> takePending(JdbcOperations jdbc, Dialect dialect, int limit) {
		return dialect.takePendingEvents(jdbc, limit, (row, number) -> StoredEvent.read(row));
	}

}

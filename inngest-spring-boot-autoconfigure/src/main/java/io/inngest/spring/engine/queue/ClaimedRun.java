package io.inngest.spring.engine.queue;

import java.sql.ResultSet;
import java.sql.SQLException;

import io.inngest.spring.engine.store.StoredEvent;

/**
 * A run that this node holds the lease of.
 *
 * @param runId the run
 * @param functionId the composite id of its function
 * @param fence the number of the lease. Whoever holds a smaller one has lost the run
 * @param attempt how many attempts have begun, this one included, since the run got to
 * {@code attemptPosition}
 * @param attemptPosition the number of finished steps when {@code attempt} was counted
 * @param startedAt when the run first started, in epoch milliseconds
 * @param waits whether there may be waits of the run
 * @param event the event that started the run
 * @param lease how long the run belongs to this node
 */
public record ClaimedRun(String runId, String functionId, long fence, int attempt, int attemptPosition, long startedAt,
		boolean waits, StoredEvent event, Lease lease) {

	static ClaimedRun read(ResultSet row, Lease lease) throws SQLException {
		return new ClaimedRun(row.getString("run_id"), row.getString("function_id"), row.getLong("fence"),
				row.getInt("attempt"), row.getInt("attempt_position"), row.getLong("started_at"),
				row.getBoolean("has_waits"), StoredEvent.read(row), lease);
	}

}

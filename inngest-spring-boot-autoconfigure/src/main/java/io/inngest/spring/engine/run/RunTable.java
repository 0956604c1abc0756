package io.inngest.spring.engine.run;

import java.util.List;

import io.inngest.spring.engine.store.Serializers;
import io.inngest.spring.engine.store.StoredEvent;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.util.ObjectUtils;

/**
 * The statements on {@code inngest_run} and {@code inngest_idempotency}.
 */
class RunTable {

	private static final String INSERT = """
			INSERT INTO inngest_run (run_id, function_id, event_key, status, created_at, serializer)
			VALUES (?, ?, ?, 'RUNNING', ?, ?)""";

	private static final String END = """
			UPDATE inngest_run SET status = ?, started_at = ?, ended_at = ?, output = ?, error = ?, reason = ?
			WHERE run_id = ?""";

	private static final String CANCELLING = """
			UPDATE inngest_run SET status = 'CANCELLING', reason = ? WHERE run_id = ?""";

	private static final String FIND = """
			SELECT r.function_id, q.started_at, e.* FROM inngest_run r
			JOIN inngest_event e ON e.event_key = r.event_key
			LEFT JOIN inngest_queue q ON q.run_id = r.run_id
			WHERE r.run_id = ?""";

	void insert(JdbcOperations jdbc, String runId, String functionId, String eventKey, long createdAt) {
		jdbc.update(INSERT, runId, functionId, eventKey, createdAt, Serializers.JSON);
	}

	void end(JdbcOperations jdbc, String runId, End end) {
		jdbc.update(END, ObjectUtils.addObjectToArray(end.columns(), runId));
	}

	void cancelling(JdbcOperations jdbc, String runId, String reason) {
		jdbc.update(CANCELLING, reason, runId);
	}

	@Nullable Found find(JdbcOperations jdbc, String runId) {
		List<Found> found = jdbc.query(FIND, (row, number) -> {
			long startedAt = row.getLong("started_at");
			Long started = row.wasNull() ? null : startedAt;
			return new Found(row.getString("function_id"), started, StoredEvent.read(row));
		}, runId);
		return found.isEmpty() ? null : found.get(0);
	}

	/**
	 * A run, looked up by its id.
	 *
	 * @param functionId the composite id of its function
	 * @param startedAt when it first started, in epoch milliseconds; {@code null} if it
	 * has not, or has ended
	 * @param event the event that started it
	 */
	record Found(String functionId, @Nullable Long startedAt, StoredEvent event) {

	}

	/**
	 * How a run ended.
	 *
	 * @param status the final status
	 * @param startedAt when it first started, in epoch milliseconds; {@code null} if it
	 * never did
	 * @param endedAt when it ended, in epoch milliseconds
	 * @param output the output as JSON, if it completed
	 * @param error the error as JSON, if it failed
	 * @param reason why it was cancelled, if it was
	 */
	record End(RunStatus status, @Nullable Long startedAt, long endedAt, @Nullable String output,
			@Nullable String error, @Nullable String reason) {

		/**
		 * Returns what changes in the run's row.
		 * @return the values of the columns from status to reason
		 */
		@Nullable Object[] columns() {
			return new @Nullable Object[] { this.status.name(), this.startedAt, this.endedAt, this.output, this.error,
					this.reason };
		}

	}

}

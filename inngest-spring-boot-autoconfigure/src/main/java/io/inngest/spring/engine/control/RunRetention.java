package io.inngest.spring.engine.control;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import io.inngest.spring.engine.store.Database;
import io.inngest.spring.engine.store.IdSource;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Deletes what ended long ago, a batch at a time.
 */
public class RunRetention {

	private static final int BATCH = 500;

	// In the order of creation: an index on the end would have to be kept by each run
	private static final String ENDED = """
			SELECT run_id FROM inngest_run WHERE run_id > ? AND run_id < ? AND ended_at < ? ORDER BY run_id LIMIT ?""";

	private static final String DELETE_STEPS = "DELETE FROM inngest_step WHERE run_id = ANY(?)";

	private static final String DELETE_RUNS = "DELETE FROM inngest_run WHERE run_id = ANY(?)";

	private static final String DELETE_EVENTS = """
			DELETE FROM inngest_event WHERE event_key IN (
				SELECT e.event_key FROM inngest_event e
				WHERE e.event_key < ? AND NOT e.pending
					AND NOT EXISTS (SELECT 1 FROM inngest_run r WHERE r.event_key = e.event_key)
				LIMIT ?)""";

	private static final String DELETE_IDEMPOTENCY = "DELETE FROM inngest_idempotency WHERE expires_at < ?";

	private final Database database;

	private final Clock clock;

	private final Duration retention;

	RunRetention(Database database, Clock clock, Duration retention) {
		this.database = database;
		this.clock = clock;
		this.retention = retention;
	}

	/**
	 * Deletes runs that ended, with their steps, and events that no run belongs to, once
	 * they are older than the retention; and what is remembered for de-duplication once
	 * it has expired.
	 */
	public void sweep() {
		long now = this.clock.millis();
		long limit = Math.max(now - this.retention.toMillis(), 0);
		deleteRuns(limit);
		int deleted = BATCH;
		while (deleted == BATCH) {
			deleted = this.database.once((jdbc) -> jdbc.update(DELETE_EVENTS, IdSource.smallestAt(limit), BATCH));
		}
		this.database.once((jdbc) -> jdbc.update(DELETE_IDEMPOTENCY, now));
	}

	private void deleteRuns(long limit) {
		String last = "";
		int deleted = BATCH;
		while (deleted == BATCH) {
			String after = last;
			List<String> runIds = this.database.transaction((jdbc) -> deleteRuns(jdbc, after, limit));
			deleted = runIds.size();
			last = (deleted > 0) ? runIds.get(deleted - 1) : last;
		}
	}

	private List<String> deleteRuns(JdbcOperations jdbc, String after, long limit) {
		List<String> runIds = jdbc.queryForList(ENDED, String.class, after, IdSource.smallestAt(limit), limit, BATCH);
		if (!runIds.isEmpty()) {
			SqlArrayValue ids = new SqlArrayValue("varchar", runIds.toArray());
			jdbc.update(DELETE_STEPS, ids);
			jdbc.update(DELETE_RUNS, ids);
		}
		return runIds;
	}

}

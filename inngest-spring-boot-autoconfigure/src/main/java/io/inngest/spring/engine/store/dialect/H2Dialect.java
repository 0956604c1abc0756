package io.inngest.spring.engine.store.dialect;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * H2: {@code SKIP LOCKED} beside {@code ORDER BY … LIMIT} locks every row that matches,
 * so candidates are read without a lock and taken by an update that checks them again.
 * <p>
 * A statement that had to wait for a row looks at its conditions again, but not at those
 * for which it used an index: it would change a row that no longer meets them. What has
 * to be true then is therefore said in a way that no index can answer.
 */
class H2Dialect implements Dialect {

	private static final int MAX_VARCHAR = 1_048_576;

	/** How often to look again when others have taken all that was due. */
	private static final int CLAIM_TRIES = 3;

	private static final String INSERT_STEP = """
			INSERT INTO inngest_step (run_id, step_hash, position, step_id, step_index, name, op, data, error, wake_at,
				attempts, started_at, ended_at, serializer, fence)
			SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, CAST(? AS bigint), ?, ?, ?, ?, fence
			FROM inngest_queue WHERE run_id = ? AND fence = ?
			FOR UPDATE""";

	private static final String INSERT_EVENT = """
			INSERT INTO inngest_event (event_key, event_id, name, data, user_data, ts, version, serializer, received_at,
				pending)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, FALSE)""";

	private static final String INSERT_EVENT_AND_LOOK = """
			SELECT EXISTS (SELECT 1 FROM inngest_wait w WHERE w.event_name = e.name)
			FROM FINAL TABLE (%s) e""".formatted(INSERT_EVENT);

	private static final String REMEMBER = """
			MERGE INTO inngest_idempotency i
			USING (VALUES (CAST(? AS varchar), CAST(? AS varchar), CAST(? AS varchar), CAST(? AS bigint)))
				AS n (function_id, event_id, run_id, expires_at)
			ON i.function_id = n.function_id AND i.event_id = n.event_id
			WHEN MATCHED AND i.expires_at <= ? THEN UPDATE SET run_id = n.run_id, expires_at = n.expires_at
			WHEN NOT MATCHED THEN INSERT (function_id, event_id, run_id, expires_at)
				VALUES (n.function_id, n.event_id, n.run_id, n.expires_at)""";

	private static final String RENEW_LEASES = """
			SELECT run_id, fence FROM FINAL TABLE (
				UPDATE inngest_queue SET lease_until = DATEADD(MILLISECOND, ?, CURRENT_TIMESTAMP)
				WHERE leased AND lease_owner = ? AND run_id = ANY(?))""";

	private static final String WAKE_RUNS = """
			UPDATE inngest_queue
			SET woken = TRUE, due_at = CASE WHEN attempt = 0 THEN LEAST(due_at, ?) ELSE due_at END
			WHERE run_id = ANY(?)""";

	private static final String REQUEUE_EXPIRED = """
			UPDATE inngest_queue
			SET leased = FALSE, lease_owner = NULL, lease_until = NULL, due_at = ?, fence = fence + 1
			WHERE leased = TRUE AND lease_until < CURRENT_TIMESTAMP""";

	private static final String DUE = """
			SELECT run_id FROM inngest_queue
			WHERE leased = FALSE AND due_at <= ? AND function_id = ANY(?)
			ORDER BY leased, due_at LIMIT ?""";

	private static final String CLAIM = """
			SELECT %s FROM FINAL TABLE (
				UPDATE inngest_queue
				SET leased = TRUE, lease_owner = ?, lease_until = DATEADD(MILLISECOND, ?, CURRENT_TIMESTAMP),
					fence = fence + 1, attempt = attempt + 1, woken = FALSE, started_at = COALESCE(started_at, ?)
				WHERE run_id = ANY(?) AND COALESCE(leased, TRUE) = FALSE AND due_at + 0 <= ?) q
			JOIN inngest_run r ON r.run_id = q.run_id
			JOIN inngest_event e ON e.event_key = r.event_key""".formatted(CLAIM_COLUMNS);

	private static final String PENDING = """
			SELECT event_key FROM inngest_event WHERE pending = TRUE ORDER BY pending, event_key LIMIT ?""";

	private static final String TAKE_PENDING_EVENTS = """
			SELECT * FROM FINAL TABLE (
				UPDATE inngest_event SET pending = FALSE WHERE event_key = ANY(?) AND COALESCE(pending, FALSE))""";

	/** Those that claim at the same time would be after the same runs. */
	private final Lock claiming = new ReentrantLock();

	@Override
	public String name() {
		return "h2";
	}

	@Override
	public boolean isEmbedded() {
		return true;
	}

	@Override
	public boolean ensureDurable(JdbcOperations jdbc, String url) {
		return new H2Durability(jdbc).ensure(url);
	}

	@Override
	public int maxStepData() {
		return MAX_VARCHAR;
	}

	@Override
	public boolean commitsBatchAtOnce() {
		return false;
	}

	@Override
	public boolean mixesTransactions() {
		// A commit writes one table after the other as they are at that moment, and so
		// may catch one that another transaction has just changed but not the next
		return true;
	}

	@Override
	public int usefulCommits() {
		return 1;
	}

	@Override
	public String insertStep() {
		return INSERT_STEP;
	}

	@Override
	public int insertEvents(JdbcOperations jdbc, List<Object[]> events) {
		if (events.size() > 1) {
			jdbc.batchUpdate(INSERT_EVENT, events);
			return jdbc.update(noteArrivals(), array(events.stream().map((event) -> (String) event[0]).toList()));
		}
		Boolean awaited = jdbc.queryForObject(INSERT_EVENT_AND_LOOK, Boolean.class, events.get(0));
		return Boolean.TRUE.equals(awaited) ? jdbc.update(noteArrivals(), array(List.of((String) events.get(0)[0])))
				: 0;
	}

	@Override
	public @Nullable String startRuns(int runs) {
		return null;
	}

	@Override
	public @Nullable String endRun() {
		return null;
	}

	@Override
	public String remember() {
		return REMEMBER;
	}

	@Override
	public String renewLeases() {
		return RENEW_LEASES;
	}

	@Override
	public String wakeRuns() {
		return WAKE_RUNS;
	}

	@Override
	public @Nullable String resumeRuns() {
		return null;
	}

	@Override
	public String requeueExpired() {
		return REQUEUE_EXPIRED;
	}

	@Override
	public <T> List<T> claim(JdbcOperations jdbc, Claim claim, RowMapper<T> mapper) {
		this.claiming.lock();
		try {
			for (int i = 0; i < CLAIM_TRIES; i++) {
				List<String> due = jdbc.queryForList(DUE, String.class, claim.now(), array(claim.functionIds()),
						claim.limit());
				List<T> claimed = due.isEmpty() ? List.of() : jdbc.query(CLAIM, mapper, claim.owner(),
						claim.leaseMillis(), claim.now(), array(due), claim.now());
				if (due.isEmpty() || !claimed.isEmpty()) {
					return claimed;
				}
			}
			return List.of();
		}
		finally {
			this.claiming.unlock();
		}
	}

	@Override
	public <T> List<T> takePendingEvents(JdbcOperations jdbc, int limit, RowMapper<T> mapper) {
		List<String> pending = jdbc.queryForList(PENDING, String.class, limit);
		if (pending.isEmpty()) {
			return List.of();
		}
		return jdbc.query(TAKE_PENDING_EVENTS, mapper, array(pending));
	}

	@Override
	public void lockSchema(JdbcOperations jdbc) {
		// DDL commits in H2, so no lock would outlive the first statement.
	}

	private static SqlArrayValue array(Collection<String> values) {
		return new SqlArrayValue("varchar", values.toArray());
	}

}

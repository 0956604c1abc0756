package io.inngest.spring.engine.store.dialect;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * PostgreSQL: one statement does it, and {@code SKIP LOCKED} keeps workers apart.
 */
class PostgresDialect implements Dialect {

	/** "inngest" in ASCII, cut to eight bytes. */
	private static final long SCHEMA_LOCK = 0x696E6E67657374L;

	private static final String INSERT_STEP = """
			INSERT INTO inngest_step (run_id, step_hash, position, step_id, step_index, name, op, data, error, wake_at,
				attempts, started_at, ended_at, serializer, fence)
			SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, CAST(? AS bigint), ?, ?, ?, ?, fence
			FROM inngest_queue WHERE run_id = ? AND fence = ?
			FOR SHARE""";

	// Not EXISTS, for which it would read all waits if most of them are for one name; and
	// in an order that only the index has
	private static final String NOTE_ARRIVAL = """
			INSERT INTO inngest_arrival (event_key, event_name)
			SELECT event.event_key, event.name FROM event
			WHERE (SELECT w.run_id FROM inngest_wait w WHERE w.event_name = event.name
				ORDER BY w.event_name, w.match_path, w.match_value LIMIT 1) IS NOT NULL""";

	private static final String EVENT = """
			WITH event AS (
				INSERT INTO inngest_event (event_key, event_id, name, data, user_data, ts, version, serializer, received_at,
					pending)
				VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, FALSE)
				RETURNING event_key, name)""";

	private static final String INSERT_EVENT = EVENT + "\n" + NOTE_ARRIVAL;

	private static final String START_RUNS = EVENT + """
			,
			run AS (
				INSERT INTO inngest_run (run_id, function_id, event_key, status, created_at, serializer)
				VALUES %s),
			queued AS (
				INSERT INTO inngest_queue (run_id, function_id, due_at, leased, fence, attempt, attempt_position)
				VALUES %s)
			""" + NOTE_ARRIVAL;

	private static final String END_RUN = """
			WITH gone AS (DELETE FROM inngest_queue WHERE run_id = ? AND fence = ? RETURNING run_id),
			ended AS (
				UPDATE inngest_run r SET status = ?, started_at = ?, ended_at = ?, output = ?, error = ?, reason = ?
				FROM gone WHERE r.run_id = gone.run_id
				RETURNING r.run_id),
			event AS (
				INSERT INTO inngest_event (event_key, event_id, name, data, user_data, ts, version, serializer, received_at,
					pending)
				SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, FALSE FROM ended
				RETURNING event_key, name),
			arrival AS (%s RETURNING 1)
			SELECT EXISTS (SELECT 1 FROM event) AS held, (SELECT count(*) FROM arrival) AS arrivals"""
		.formatted(NOTE_ARRIVAL);

	private static final String REMEMBER = """
			INSERT INTO inngest_idempotency AS i (function_id, event_id, run_id, expires_at)
			VALUES (?, ?, ?, ?)
			ON CONFLICT (function_id, event_id)
			DO UPDATE SET run_id = excluded.run_id, expires_at = excluded.expires_at WHERE i.expires_at <= ?""";

	private static final String RENEW_LEASES = """
			UPDATE inngest_queue q SET lease_until = clock_timestamp() + ? * interval '1 millisecond'
			FROM (
				SELECT run_id FROM inngest_queue WHERE leased AND lease_owner = ? AND run_id = ANY(?)
				ORDER BY run_id FOR UPDATE) held
			WHERE q.run_id = held.run_id
			RETURNING q.run_id, q.fence""";

	private static final String WAKE_RUNS = """
			UPDATE inngest_queue q
			SET woken = TRUE, due_at = CASE WHEN q.attempt = 0 THEN LEAST(q.due_at, ?) ELSE q.due_at END
			FROM (SELECT run_id FROM inngest_queue WHERE run_id = ANY(?) ORDER BY run_id FOR UPDATE) held
			WHERE q.run_id = held.run_id""";

	// A wait is changed when its run was, since the rows come from there
	private static final String RESUME_RUNS = """
			WITH place AS (
				SELECT * FROM unnest(CAST(? AS varchar[]), CAST(? AS varchar[])) AS p (run_id, step_hash)),
			held AS (SELECT run_id FROM inngest_queue WHERE run_id = ANY(?) ORDER BY run_id FOR UPDATE),
			woken AS (
				UPDATE inngest_queue q
				SET woken = TRUE, due_at = CASE WHEN q.attempt = 0 THEN LEAST(q.due_at, ?) ELSE q.due_at END
				FROM held WHERE q.run_id = held.run_id
				RETURNING q.run_id)
			UPDATE inngest_wait w SET event_name = NULL, signal = NULL, resolved_at = ?, source_id = ?
			FROM woken JOIN place ON place.run_id = woken.run_id
			WHERE w.run_id = woken.run_id AND w.step_hash = place.step_hash AND w.resolved_at IS NULL AND w.due_at > ?""";

	private static final String REQUEUE_EXPIRED = """
			UPDATE inngest_queue
			SET leased = FALSE, lease_owner = NULL, lease_until = NULL, due_at = ?, fence = fence + 1
			WHERE run_id IN (
				SELECT run_id FROM inngest_queue WHERE leased AND lease_until < clock_timestamp()
				FOR UPDATE SKIP LOCKED)""";

	private static final String CLAIM = """
			WITH due AS (
				SELECT run_id FROM inngest_queue
				WHERE NOT leased AND due_at <= ? AND function_id = ANY(?)
				ORDER BY due_at LIMIT ? FOR UPDATE SKIP LOCKED)
			UPDATE inngest_queue q
			SET leased = TRUE, lease_owner = ?, lease_until = clock_timestamp() + ? * interval '1 millisecond',
				fence = q.fence + 1, attempt = q.attempt + 1, woken = FALSE, started_at = coalesce(q.started_at, ?)
			FROM due, inngest_run r, inngest_event e
			WHERE q.run_id = due.run_id AND r.run_id = q.run_id AND e.event_key = r.event_key
			RETURNING %s""".formatted(CLAIM_COLUMNS);

	private static final String TAKE_PENDING_EVENTS = """
			WITH taken AS (
				SELECT event_key FROM inngest_event WHERE pending ORDER BY event_key LIMIT ? FOR UPDATE SKIP LOCKED)
			UPDATE inngest_event e SET pending = FALSE FROM taken WHERE e.event_key = taken.event_key
			RETURNING e.*""";

	@Override
	public String name() {
		return "postgresql";
	}

	@Override
	public boolean isEmbedded() {
		return false;
	}

	@Override
	public boolean ensureDurable(JdbcOperations jdbc, String url) {
		return true;
	}

	@Override
	public int maxStepData() {
		return StoreLimits.STEP_DATA;
	}

	@Override
	public boolean commitsBatchAtOnce() {
		return true;
	}

	@Override
	public boolean mixesTransactions() {
		return false;
	}

	@Override
	public int usefulCommits() {
		return 4;
	}

	@Override
	public String insertStep() {
		return INSERT_STEP;
	}

	@Override
	public int insertEvents(JdbcOperations jdbc, List<Object[]> events) {
		if (events.size() == 1) {
			return jdbc.update(INSERT_EVENT, events.get(0));
		}
		return IntStream.of(jdbc.batchUpdate(INSERT_EVENT, events)).sum();
	}

	@Override
	public String startRuns(int runs) {
		if (runs == 0) {
			return INSERT_EVENT;
		}
		return START_RUNS.formatted(String.join(", ", Collections.nCopies(runs, "(?, ?, ?, 'RUNNING', ?, ?)")),
				String.join(", ", Collections.nCopies(runs, "(?, ?, ?, FALSE, 0, 0, 0)")));
	}

	@Override
	public String endRun() {
		return END_RUN;
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
	public String resumeRuns() {
		return RESUME_RUNS;
	}

	@Override
	public String requeueExpired() {
		return REQUEUE_EXPIRED;
	}

	@Override
	public <T> List<T> claim(JdbcOperations jdbc, Claim claim, RowMapper<T> mapper) {
		return jdbc.query(CLAIM, mapper, claim.now(), new SqlArrayValue("varchar", claim.functionIds().toArray()),
				claim.limit(), claim.owner(), claim.leaseMillis(), claim.now());
	}

	@Override
	public <T> List<T> takePendingEvents(JdbcOperations jdbc, int limit, RowMapper<T> mapper) {
		return jdbc.query(TAKE_PENDING_EVENTS, mapper, limit);
	}

	@Override
	public void lockSchema(JdbcOperations jdbc) {
		jdbc.query("SELECT pg_advisory_xact_lock(?)", (rs) -> {
		}, SCHEMA_LOCK);
	}

}

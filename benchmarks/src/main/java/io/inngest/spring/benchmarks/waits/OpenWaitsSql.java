package io.inngest.spring.benchmarks.waits;

import java.util.List;

import io.inngest.spring.benchmarks.database.BenchmarkDatabase;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Fills the engine's tables with runs that wait for an answer, each for one of its own,
 * as the function itself would have done, only slower.
 */
class OpenWaitsSql {

	private static final String EVENTS = """
			INSERT INTO inngest_event (event_key, event_id, name, data, ts, serializer, received_at, pending)
			SELECT %1$s, %1$s, e.name, REPLACE(e.data, 'k-0', 'k-' || n), e.ts, e.serializer, e.received_at, FALSE
			FROM %2$s CROSS JOIN (SELECT * FROM inngest_event) e""";

	private static final String RUNS = """
			INSERT INTO inngest_run (run_id, function_id, event_key, status, created_at, serializer)
			SELECT %1$s, r.function_id, %1$s, 'RUNNING', r.created_at, r.serializer
			FROM %2$s CROSS JOIN (SELECT * FROM inngest_run) r""";

	private static final String QUEUE = """
			INSERT INTO inngest_queue (run_id, function_id, due_at, leased, fence, attempt, attempt_position, started_at,
				has_waits)
			SELECT %1$s, q.function_id, q.due_at, FALSE, q.fence, q.attempt, q.attempt_position, q.started_at, TRUE
			FROM %2$s CROSS JOIN (SELECT * FROM inngest_queue) q""";

	private static final String WAITS = """
			INSERT INTO inngest_wait (run_id, step_hash, kind, step_id, step_index, name, subject, since, due_at, attempts,
				event_name, match_path, match_value, expression, serializer)
			SELECT %1$s, w.step_hash, w.kind, w.step_id, w.step_index, w.name, w.subject, w.since, w.due_at, w.attempts,
				w.event_name, w.match_path, REPLACE(w.match_value, 'k-0', 'k-' || n), w.expression, w.serializer
			FROM %2$s CROSS JOIN (SELECT * FROM inngest_wait) w""";

	/** As long as a real one, and in order, as real ones are. */
	private static final String ID = "'01JZ000000' || LPAD(CAST(n AS varchar(16)), 16, '0')";

	private final JdbcClient jdbc;

	private final boolean postgres;

	OpenWaitsSql(JdbcClient jdbc, BenchmarkDatabase database) {
		this.jdbc = jdbc;
		this.postgres = database.isPostgres();
	}

	/**
	 * Copies the only run, which waits, with other keys.
	 * @param runs how many copies
	 */
	void fill(int runs) {
		String numbers = (this.postgres ? "generate_series(1, %d) AS s(n)"
				: "(SELECT x AS n FROM SYSTEM_RANGE(1, %d)) s")
			.formatted(runs);
		for (String sql : List.of(EVENTS, RUNS, QUEUE, WAITS)) {
			this.jdbc.sql(sql.formatted(ID, numbers)).update();
		}
		List<String> commands = this.postgres ? List.of("VACUUM ANALYZE", "CHECKPOINT")
				: List.of("ANALYZE", "CHECKPOINT");
		commands.forEach((command) -> this.jdbc.sql(command).update());
	}

	boolean isFilled() {
		return this.jdbc.sql("SELECT count(*) FROM inngest_wait").query(Integer.class).single() > 0;
	}

}

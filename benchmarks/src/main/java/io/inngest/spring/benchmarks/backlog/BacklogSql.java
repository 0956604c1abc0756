package io.inngest.spring.benchmarks.backlog;

import java.util.List;

import io.inngest.spring.benchmarks.database.BenchmarkDatabase;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Fills the engine's tables with runs that are due in a year, as sends of events with a
 * time would have done, only faster.
 */
class BacklogSql {

	private static final int CHUNK = 100_000;

	private static final String EVENTS = """
			INSERT INTO inngest_event (event_key, event_id, name, data, user_data, ts, version, serializer, received_at,
				pending)
			SELECT %1$s, %1$s, e.name, e.data, NULL, CAST(:due AS bigint), NULL, e.serializer, e.received_at, FALSE
			FROM %2$s CROSS JOIN (SELECT * FROM inngest_event WHERE event_key = :event) e""";

	private static final String RUNS = """
			INSERT INTO inngest_run (run_id, function_id, event_key, status, created_at, serializer)
			SELECT %1$s, r.function_id, %1$s, 'RUNNING', r.created_at, r.serializer
			FROM %2$s CROSS JOIN (SELECT * FROM inngest_run WHERE event_key = :event) r""";

	private static final String QUEUE = """
			INSERT INTO inngest_queue (run_id, function_id, due_at, leased, fence, attempt, attempt_position)
			SELECT %1$s, r.function_id, CAST(:due AS bigint) + n, FALSE, 0, 0, 0
			FROM %2$s CROSS JOIN (SELECT * FROM inngest_run WHERE event_key = :event) r""";

	/** As long as a real one, and in order, as real ones are. */
	private static final String ID = "'01JZ000000' || LPAD(CAST(n AS varchar(16)), 16, '0')";

	private final JdbcClient jdbc;

	private final boolean postgres;

	BacklogSql(JdbcClient jdbc, BenchmarkDatabase database) {
		this.jdbc = jdbc;
		this.postgres = database.isPostgres();
	}

	/**
	 * Copies the only event and its run, with other ids.
	 */
	void fill(int runs, long due) {
		String event = this.jdbc.sql("SELECT event_key FROM inngest_run").query(String.class).single();
		for (int from = 1; from <= runs; from += CHUNK) {
			String numbers = numbers(from, Math.min(from + CHUNK - 1, runs));
			for (String sql : List.of(EVENTS, RUNS, QUEUE)) {
				this.jdbc.sql(sql.formatted(ID, numbers)).param("due", due).param("event", event).update();
			}
		}
		settle();
	}

	private String numbers(int from, int to) {
		return (this.postgres ? "generate_series(%d, %d) AS s(n)" : "(SELECT x AS n FROM SYSTEM_RANGE(%d, %d)) s")
			.formatted(from, to);
	}

	/**
	 * Does what the database would do sooner or later, so that it does not do it
	 * meanwhile.
	 */
	private void settle() {
		List<String> commands = this.postgres ? List.of("VACUUM ANALYZE", "CHECKPOINT")
				: List.of("ANALYZE", "CHECKPOINT");
		commands.forEach((command) -> this.jdbc.sql(command).update());
	}

}

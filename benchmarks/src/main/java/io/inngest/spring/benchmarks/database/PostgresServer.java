package io.inngest.spring.benchmarks.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.OptionalLong;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A PostgreSQL server with its default settings. Embedded ones are usually started
 * without any durability, so it is switched on again and read back.
 */
public final class PostgresServer implements BenchmarkDatabase {

	private static final List<String> SETTINGS = List.of("fsync", "synchronous_commit", "full_page_writes");

	private static final String LOG_POSITION = "SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint";

	private static final FloorSql FLOOR = new FloorSql("""
			WITH due AS (SELECT id FROM floor_run WHERE owner IS NULL ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED)
			UPDATE floor_run r SET owner = ?, fence = fence + 1 FROM due WHERE r.id = due.id
			RETURNING r.id, r.fence""", true, "FOR SHARE");

	private final EmbeddedPostgres server;

	private final JdbcClient jdbc;

	/**
	 * Starts the server.
	 */
	public PostgresServer() {
		EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
		SETTINGS.forEach((setting) -> builder.setServerConfig(setting, "on"));
		try {
			this.server = builder.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("PostgreSQL does not start", ex);
		}
		this.jdbc = JdbcClient.create(this.server.getPostgresDatabase());
		SETTINGS.forEach((setting) -> DurabilitySettings.require(this.jdbc, "SHOW " + setting, setting, "on"));
	}

	@Override
	public String name() {
		return "PostgreSQL %s, %s on".formatted(this.jdbc.sql("SHOW server_version").query(String.class).single(),
				String.join(", ", SETTINGS));
	}

	@Override
	public String create(String name) {
		this.jdbc.sql("CREATE DATABASE " + name).update();
		return this.server.getJdbcUrl("postgres", name);
	}

	@Override
	public FloorSql floorSql() {
		return FLOOR;
	}

	@Override
	public boolean isPostgres() {
		return true;
	}

	@Override
	public OptionalLong logPosition() {
		return OptionalLong.of(this.jdbc.sql(LOG_POSITION).query(Long.class).single());
	}

	@Override
	public void close() {
		// A stop waits for five seconds only until everything is written
		this.jdbc.sql("CHECKPOINT").update();
		try {
			this.server.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("PostgreSQL does not stop", ex);
		}
	}

}

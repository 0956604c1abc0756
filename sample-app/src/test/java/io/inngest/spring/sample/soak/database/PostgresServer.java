package io.inngest.spring.sample.soak.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL server that keeps what it commits, and that can be stopped and started
 * again on the same data and port.
 */
public class PostgresServer implements SoakDatabase {

	private static final List<String> DURABLE = List.of("fsync", "synchronous_commit", "full_page_writes");

	private static final int NODES = 3;

	private final Path data;

	private final Path log;

	private final String options;

	private final Path control;

	private final EmbeddedPostgres server;

	/**
	 * Starts the server on new data.
	 * @param directory where to put them
	 */
	public PostgresServer(Path directory) {
		this.data = directory.resolve("postgres").toAbsolutePath();
		this.log = directory.resolve("postgres.log").toAbsolutePath();
		try {
			FileSystemUtils.deleteRecursively(this.data);
			EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
				.setDataDirectory(this.data)
				.setPGStartupWait(Duration.ofSeconds(60));
			DURABLE.forEach((setting) -> builder.setServerConfig(setting, "on"));
			this.server = builder.start();
			// "…/bin/postgres" "-D" "…" and then what it was started with
			String command = Files.readString(this.data.resolve("postmaster.opts")).trim();
			this.control = Path.of(command.substring(0, command.indexOf(' '))).resolveSibling("pg_ctl");
			this.options = command.substring(command.indexOf(this.data + "\"") + this.data.toString().length() + 1);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("PostgreSQL does not start", ex);
		}
		requireDurable();
	}

	private void requireDurable() {
		for (String setting : DURABLE) {
			String value = jdbc().sql("SHOW " + setting).query(String.class).single();
			if (!"on".equals(value)) {
				throw new IllegalStateException("%s is %s".formatted(setting, value));
			}
		}
	}

	@Override
	public int nodes() {
		return NODES;
	}

	@Override
	public List<String> create(String name) {
		drop(name);
		jdbc().sql("CREATE DATABASE " + name).update();
		return List.of("--spring.profiles.active=postgres", "--PGPORT=" + this.server.getPort(), "--PGDATABASE=" + name,
				"--PGUSER=postgres", "--PGPASSWORD=postgres");
	}

	@Override
	public DataSource open(String name) {
		return this.server.getDatabase("postgres", name);
	}

	@Override
	public void drop(String name) {
		jdbc().sql("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)").update();
	}

	/**
	 * Cuts connections, whatever they are doing.
	 * @param name the name of the database that they are connected to
	 * @param percent how many of a hundred
	 * @return how many it were
	 */
	public int cut(String name, int percent) {
		return jdbc().sql("""
				SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
				WHERE datname = ? AND random() * 100 < ?""").params(name, percent).query(Integer.class).single();
	}

	/**
	 * Stops the server.
	 * @param mode {@code fast} for a shutdown in which all connections are cut,
	 * {@code immediate} for none, after which the server has to recover from a crash
	 */
	public void stop(String mode) {
		control("-m", mode, "-w", "stop");
	}

	/** Starts the server again and waits until it takes connections. */
	public void start() {
		control("-l", this.log.toString(), "-o", this.options, "-w", "-t", "60", "start");
		requireDurable();
	}

	private void control(String... arguments) {
		List<String> command = new ArrayList<>();
		if ("root".equals(System.getProperty("user.name"))) {
			// As the server itself was started: it refuses to be root's
			command.addAll(List.of("unshare", "-U"));
		}
		command.addAll(List.of(this.control.toString(), "-D", this.data.toString()));
		command.addAll(List.of(arguments));
		try {
			int status = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.redirectError(ProcessBuilder.Redirect.INHERIT)
				.start()
				.onExit()
				.join()
				.exitValue();
			if (status != 0) {
				throw new IllegalStateException("%s ended with %d; see %s".formatted(command, status, this.log));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private JdbcClient jdbc() {
		return JdbcClient.create(this.server.getPostgresDatabase());
	}

	@Override
	public void close() {
		try {
			this.server.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("PostgreSQL does not stop", ex);
		}
	}

}

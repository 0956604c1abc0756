package io.inngest.spring.benchmarks.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/**
 * H2 in files that are written at each commit.
 */
public final class H2Files implements BenchmarkDatabase {

	private static final String WRITE_DELAY = """
			SELECT setting_value FROM information_schema.settings WHERE setting_name = 'WRITE_DELAY'""";

	private static final FloorSql FLOOR = new FloorSql("""
			SELECT id, fence FROM FINAL TABLE (
				UPDATE floor_run SET owner = ?, fence = fence + 1
				WHERE id IN (SELECT id FROM floor_run WHERE owner IS NULL ORDER BY id LIMIT ?))""", false,
			"FOR UPDATE");

	private final Path directory;

	/**
	 * Creates the directory of the files.
	 */
	public H2Files() {
		try {
			this.directory = Files.createTempDirectory("inngest-benchmarks");
		}
		catch (IOException ex) {
			throw new UncheckedIOException("There is no place for H2's files", ex);
		}
	}

	@Override
	public String name() {
		JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource("jdbc:h2:mem:"));
		return "H2 %s, files with WRITE_DELAY 0".formatted(jdbc.sql("SELECT H2VERSION()").query(String.class).single());
	}

	@Override
	public String create(String name) {
		String url = "jdbc:h2:file:%s;USER=sa;WRITE_DELAY=0".formatted(this.directory.resolve(name));
		DurabilitySettings.require(JdbcClient.create(new DriverManagerDataSource(url)), WRITE_DELAY, "WRITE_DELAY",
				"0");
		return url;
	}

	@Override
	public FloorSql floorSql() {
		return FLOOR;
	}

	@Override
	public boolean isPostgres() {
		return false;
	}

	@Override
	public OptionalLong logPosition() {
		return OptionalLong.empty();
	}

	@Override
	public void close() {
		try {
			FileSystemUtils.deleteRecursively(this.directory);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("H2's files cannot be deleted", ex);
		}
	}

}

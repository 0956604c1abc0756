package io.inngest.spring.sample.soak.database;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Writes the tables into files, so that what was found can be looked at.
 */
public final class TableDump {

	private static final List<String> TABLES = List.of("inngest_event", "inngest_run", "inngest_queue", "inngest_step",
			"inngest_wait", "inngest_arrival", "inngest_idempotency", "customer", "outside_script", "outside_call");

	private TableDump() {
	}

	/**
	 * Writes a file for each table.
	 * @param dataSource where the tables are
	 * @param directory where to write the files
	 */
	public static void write(DataSource dataSource, Path directory) {
		JdbcTemplate jdbc = new JdbcTemplate(dataSource);
		for (String table : TABLES) {
			List<Map<String, Object>> rows = jdbc.queryForList("select * from " + table);
			try (BufferedWriter file = Files.newBufferedWriter(directory.resolve(table + ".csv"))) {
				if (!rows.isEmpty()) {
					file.write(String.join(",", rows.get(0).keySet()) + "\n");
				}
				for (Map<String, Object> row : rows) {
					file.write(row.values().stream().map(TableDump::quoted).collect(Collectors.joining(",")) + "\n");
				}
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
	}

	private static String quoted(Object value) {
		return (value != null) ? "\"" + value.toString().replace("\"", "\"\"") + "\"" : "";
	}

}

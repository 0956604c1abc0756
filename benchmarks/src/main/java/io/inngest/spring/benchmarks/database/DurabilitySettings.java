package io.inngest.spring.benchmarks.database;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads back whether a database keeps what it commits. A number that was measured without
 * is worth nothing.
 */
final class DurabilitySettings {

	private DurabilitySettings() {
	}

	static void require(JdbcClient jdbc, String query, String setting, String value) {
		List<String> found = jdbc.sql(query).query(String.class).list();
		// H2 shows the stored value beside the one in force
		if (found.isEmpty() || !found.stream().allMatch(value::equals)) {
			throw new IllegalStateException("Refusing to measure: %s is %s, but has to be %s for commits to be durable"
				.formatted(setting, found, value));
		}
	}

}

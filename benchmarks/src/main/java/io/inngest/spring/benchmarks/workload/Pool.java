package io.inngest.spring.benchmarks.workload;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/**
 * The connection pool that Spring Boot would make.
 */
final class Pool {

	/** Hikari's default. */
	static final int SIZE = 10;

	private Pool() {
	}

	static HikariDataSource open(String url) {
		HikariConfig config = new HikariConfig();
		config.setJdbcUrl(url);
		config.setMaximumPoolSize(SIZE);
		return new HikariDataSource(config);
	}

}

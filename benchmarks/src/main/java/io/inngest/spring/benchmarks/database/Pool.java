package io.inngest.spring.benchmarks.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/**
 * The connection pool that Spring Boot would make, of the same size for all.
 */
public final class Pool {

	private static final int DEFAULT_SIZE = 10;

	private static final int SPARE = 4;

	private Pool() {
	}

	/**
	 * Returns how many connections a pool has.
	 * @param concurrency how many threads need a connection at a time
	 * @return Hikari's default if that is enough, otherwise some more than there are
	 * threads
	 */
	public static int size(int concurrency) {
		return Math.max(DEFAULT_SIZE, concurrency + SPARE);
	}

	/**
	 * Opens a pool.
	 * @param url the database
	 * @param concurrency how many threads need a connection at a time
	 * @return the pool
	 */
	public static HikariDataSource open(String url, int concurrency) {
		HikariConfig config = new HikariConfig();
		config.setJdbcUrl(url);
		config.setMaximumPoolSize(size(concurrency));
		return new HikariDataSource(config);
	}

}

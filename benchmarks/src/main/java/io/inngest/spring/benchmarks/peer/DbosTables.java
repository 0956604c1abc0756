package io.inngest.spring.benchmarks.peer;

import com.zaxxer.hikari.HikariDataSource;
import io.inngest.spring.benchmarks.database.BenchmarkDatabase;
import io.inngest.spring.benchmarks.database.Pool;
import io.inngest.spring.benchmarks.engine.TenSteps;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A database with DBOS's tables.
 */
public class DbosTables implements AutoCloseable {

	private static final String ENDED = "SELECT count(*) FROM dbos.workflow_status WHERE status = 'SUCCESS'";

	private static final String STEPS = "SELECT count(*) FROM dbos.operation_outputs";

	private final HikariDataSource pool;

	/**
	 * Makes a database, whose tables come with the first launch.
	 * @param database where
	 * @param name the name of its own database
	 * @param concurrency how many threads are to be expected
	 */
	public DbosTables(BenchmarkDatabase database, String name, int concurrency) {
		this.pool = Pool.open(database.create(name), concurrency);
	}

	/**
	 * Returns the connections.
	 * @return the pool
	 */
	public HikariDataSource pool() {
		return this.pool;
	}

	/**
	 * Counts the workflows that have ended well.
	 * @return how many
	 */
	public long ended() {
		return JdbcClient.create(this.pool).sql(ENDED).query(Long.class).single();
	}

	void requireSteps(long workflows) {
		long steps = JdbcClient.create(this.pool).sql(STEPS).query(Long.class).single();
		if (steps != workflows * TenSteps.STEPS) {
			throw new IllegalStateException("%d steps of %d workflows were stored".formatted(steps, workflows));
		}
	}

	@Override
	public void close() {
		this.pool.close();
	}

}

package io.inngest.spring.benchmarks.workload;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;

import com.zaxxer.hikari.HikariDataSource;
import io.inngest.spring.benchmarks.database.BenchmarkDatabase;
import io.inngest.spring.benchmarks.engine.TenSteps;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What an engine of this kind cannot do without, in plain JDBC: a claim in batches, one
 * read of the memo, a guarded insert per step, an end that stores its event.
 */
public class JdbcFloor implements Workload {

	private static final int BATCH = 20;

	private final HikariDataSource pool;

	private final FloorStatements statements;

	private final Threads threads;

	private final int concurrency;

	private double runsPerSecond = 100;

	private long ids;

	/**
	 * Creates the tables.
	 * @param database where
	 * @param concurrency how many threads work
	 */
	public JdbcFloor(BenchmarkDatabase database, int concurrency) {
		this.concurrency = concurrency;
		this.threads = new Threads(concurrency);
		this.pool = Pool.open(database.create("floor" + concurrency));
		this.statements = new FloorStatements(database.floorSql());
		FloorStatements.TABLES.forEach((table) -> JdbcClient.create(this.pool).sql(table).update());
	}

	@Override
	public String name() {
		return "10-step runs, plain JDBC";
	}

	@Override
	public int concurrency() {
		return this.concurrency;
	}

	@Override
	public double round(Duration duration) {
		add((int) Math.max(this.runsPerSecond * duration.toMillis() / 1000, 1));
		this.runsPerSecond = this.threads.rate(this::runAll);
		return this.runsPerSecond * TenSteps.STEPS;
	}

	private void add(int runs) {
		try (Connection connection = this.pool.getConnection()) {
			connection.setAutoCommit(false);
			for (int i = 0; i < runs; i++) {
				this.statements.add(connection, ++this.ids);
			}
			connection.commit();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private long runAll() throws SQLException {
		try (Connection connection = this.pool.getConnection()) {
			long count = 0;
			Queue<FloorStatements.Claimed> claimed = claim(connection);
			while (!claimed.isEmpty()) {
				run(connection, claimed.remove());
				count++;
				if (claimed.isEmpty()) {
					claimed = claim(connection);
				}
			}
			return count;
		}
	}

	private Queue<FloorStatements.Claimed> claim(Connection connection) throws SQLException {
		return new ArrayDeque<>(this.statements.claim(connection, BATCH));
	}

	private void run(Connection connection, FloorStatements.Claimed run) throws SQLException {
		try (PreparedStatement memo = connection.prepareStatement("SELECT data FROM floor_step WHERE run_id = ?")) {
			memo.setLong(1, run.id());
			try (ResultSet rows = memo.executeQuery()) {
				rows.next();
			}
		}
		for (int step = 1; step <= TenSteps.STEPS; step++) {
			this.statements.insertStep(connection, run, step);
		}
		this.statements.end(connection, run);
	}

	@Override
	public void close() {
		this.threads.close();
		this.pool.close();
	}

}

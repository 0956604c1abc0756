package io.inngest.spring.benchmarks.floor;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import com.zaxxer.hikari.HikariDataSource;
import io.inngest.spring.benchmarks.database.BenchmarkDatabase;
import io.inngest.spring.benchmarks.database.Pool;
import io.inngest.spring.benchmarks.engine.TenSteps;
import io.inngest.spring.benchmarks.floor.FloorStatements.Claimed;
import io.inngest.spring.benchmarks.measurement.Threads;
import io.inngest.spring.benchmarks.measurement.Workload;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What an engine of this kind cannot do without, in plain JDBC: a claim in batches, one
 * read of the memo, a guarded insert per step, an end that stores its event. Each thread
 * keeps its connection.
 */
public class JdbcFloor implements Workload {

	private final HikariDataSource pool;

	private final FloorStatements statements;

	private final FloorQueue queue;

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
		this(database, concurrency, "floor" + concurrency);
	}

	/**
	 * Creates the tables.
	 * @param database where
	 * @param concurrency how many threads work
	 * @param name the name of its own database
	 */
	public JdbcFloor(BenchmarkDatabase database, int concurrency, String name) {
		this.concurrency = concurrency;
		this.threads = new Threads(concurrency);
		this.pool = Pool.open(database.create(name), concurrency);
		this.statements = new FloorStatements(database.floorSql());
		this.queue = new FloorQueue(this.statements, concurrency);
		FloorStatements.TABLES.forEach((table) -> JdbcClient.create(this.pool).sql(table).update());
	}

	@Override
	public String name() {
		return "floor";
	}

	@Override
	public int concurrency() {
		return this.concurrency;
	}

	@Override
	public double round(Duration duration) {
		add((int) Math.max(this.runsPerSecond * duration.toMillis() / 1000, 1));
		this.runsPerSecond = drain();
		return this.runsPerSecond * TenSteps.STEPS;
	}

	/**
	 * Stores runs with their events.
	 * @param runs how many
	 */
	public void add(int runs) {
		try (Connection connection = this.pool.getConnection()) {
			connection.setAutoCommit(false);
			for (int i = 0; i < runs; i++) {
				this.statements.add(connection, ++this.ids);
			}
			connection.commit();
			connection.setAutoCommit(true);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
		this.queue.refilled();
	}

	/**
	 * Executes all runs that were stored.
	 * @return how many per second
	 */
	public double drain() {
		double rate = this.threads.rate(this::runAll);
		long ended = JdbcClient.create(this.pool).sql(FloorStatements.ENDED).query(Long.class).single();
		if (ended != this.ids) {
			throw new IllegalStateException("%d of %d runs have ended".formatted(ended, this.ids));
		}
		return rate;
	}

	private long runAll() throws SQLException {
		try (Connection connection = this.pool.getConnection()) {
			long count = 0;
			for (Claimed run = this.queue.next(connection); run != null; run = this.queue.next(connection)) {
				run(connection, run);
				count++;
			}
			return count;
		}
	}

	private void run(Connection connection, Claimed run) throws SQLException {
		runSteps(connection, run);
		this.statements.end(connection, run);
	}

	private void runSteps(Connection connection, Claimed run) throws SQLException {
		int finished = this.statements.readMemo(connection, run);
		for (int step = finished + 1; step <= TenSteps.STEPS; step++) {
			this.statements.insertStep(connection, run, step);
		}
	}

	/**
	 * Does everything for one run in the calling thread, on one connection.
	 * @param onBegin told before the first step
	 * @param onStepped told after the last step
	 */
	public void runOne(Runnable onBegin, Runnable onStepped) {
		add(1);
		try (Connection connection = this.pool.getConnection()) {
			Claimed run = this.queue.next(connection);
			if (run == null) {
				throw new IllegalStateException("There is no run");
			}
			onBegin.run();
			runSteps(connection, run);
			onStepped.run();
			this.statements.end(connection, run);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.threads.close();
		this.pool.close();
	}

}

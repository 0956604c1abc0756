package io.inngest.spring.benchmarks.throughput;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import com.zaxxer.hikari.HikariDataSource;
import io.inngest.spring.benchmarks.database.BenchmarkDatabase;
import io.inngest.spring.benchmarks.database.Pool;
import io.inngest.spring.benchmarks.engine.Payload;
import io.inngest.spring.benchmarks.measurement.Threads;
import io.inngest.spring.benchmarks.measurement.Workload;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The least that a durable step can cost: one row, one commit.
 */
class RawCommits implements Workload {

	private static final String INSERT = "INSERT INTO raw_row (id, data) VALUES (?, ?)";

	private final HikariDataSource pool;

	private final Threads threads;

	private final int concurrency;

	private final AtomicLong ids = new AtomicLong();

	RawCommits(BenchmarkDatabase database, int concurrency) {
		this.concurrency = concurrency;
		this.threads = new Threads(concurrency);
		this.pool = Pool.open(database.create("raw" + concurrency), concurrency);
		JdbcClient.create(this.pool)
			.sql("CREATE TABLE raw_row (id varchar(66) PRIMARY KEY, data varchar(4000) NOT NULL)")
			.update();
	}

	@Override
	public String name() {
		return "raw commit";
	}

	@Override
	public int concurrency() {
		return this.concurrency;
	}

	@Override
	public double round(Duration duration) {
		long end = System.nanoTime() + duration.toNanos();
		return this.threads.rate(() -> insertUntil(end));
	}

	private long insertUntil(long end) throws SQLException {
		String data = Payload.of(1).json();
		try (Connection connection = this.pool.getConnection();
				PreparedStatement insert = connection.prepareStatement(INSERT)) {
			long count = 0;
			while (System.nanoTime() < end) {
				insert.setString(1, "01JZ0000000000000000%06d".formatted(this.ids.incrementAndGet()));
				insert.setString(2, data);
				insert.executeUpdate();
				count++;
			}
			return count;
		}
	}

	@Override
	public void close() {
		this.threads.close();
		this.pool.close();
	}

}

package io.inngest.spring.benchmarks.peer;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariDataSource;
import io.inngest.spring.benchmarks.database.BenchmarkDatabase;
import io.inngest.spring.benchmarks.database.Pool;
import io.inngest.spring.benchmarks.engine.TenSteps;
import io.inngest.spring.benchmarks.measurement.Workload;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tasks of db-scheduler, which has no steps: each task makes ten inserts itself. There is
 * no memo to read, and nothing is kept of a task but these ten rows.
 */
class DbSchedulerRuns implements Workload {

	private static final String TABLE = """
			CREATE TABLE scheduled_tasks (task_name varchar(100) NOT NULL, task_instance varchar(100) NOT NULL,
				task_data %s, execution_time timestamp with time zone NOT NULL, picked boolean NOT NULL,
				picked_by varchar(100), last_success timestamp with time zone, last_failure timestamp with time zone,
				consecutive_failures integer, last_heartbeat timestamp with time zone, version bigint NOT NULL,
				priority smallint, PRIMARY KEY (task_name, task_instance))""";

	private static final String INDEX = "CREATE INDEX scheduled_tasks_due ON scheduled_tasks (execution_time)";

	private static final String TASK = "ten-steps";

	private final HikariDataSource pool;

	private final StepRows rows;

	private final boolean lockAndFetch;

	private final int threads;

	private double tasksPerSecond = 50;

	private long total;

	DbSchedulerRuns(BenchmarkDatabase database, int threads) {
		this.lockAndFetch = database.isPostgres();
		this.threads = threads;
		this.pool = Pool.open(database.create("db_scheduler"), threads);
		JdbcClient jdbc = JdbcClient.create(this.pool);
		jdbc.sql(TABLE.formatted(database.isPostgres() ? "bytea" : "binary large object")).update();
		jdbc.sql(INDEX).update();
		this.rows = new StepRows(this.pool);
	}

	@Override
	public String name() {
		return "db-scheduler, %s, ten inserts of its own".formatted(this.lockAndFetch ? "lock-and-fetch" : "fetch");
	}

	@Override
	public int concurrency() {
		return this.threads;
	}

	@Override
	public double round(Duration duration) {
		int tasks = (int) Math.max(this.tasksPerSecond * duration.toMillis() / 1000, 1);
		schedule(tasks);
		CountDownLatch ended = new CountDownLatch(tasks);
		Scheduler scheduler = scheduler(ended);
		long start = System.nanoTime();
		try {
			scheduler.start();
			long end = Completion.await(ended, this::waiting, 0);
			this.tasksPerSecond = tasks * 1e9 / (end - start);
		}
		finally {
			scheduler.stop();
		}
		if (this.rows.count() != this.total * TenSteps.STEPS) {
			throw new IllegalStateException("%d rows of %d tasks".formatted(this.rows.count(), this.total));
		}
		return this.tasksPerSecond * TenSteps.STEPS;
	}

	private void schedule(int tasks) {
		SchedulerClient client = SchedulerClient.Builder.create(this.pool, task(new CountDownLatch(0))).build();
		client.scheduleBatch(
				IntStream.range(0, tasks).mapToObj((i) -> new TaskInstance<>(TASK, String.valueOf(++this.total))),
				Instant.now());
	}

	private Scheduler scheduler(CountDownLatch ended) {
		SchedulerBuilder builder = Scheduler.create(this.pool, task(ended)).threads(this.threads);
		// The fractions of its documentation for high throughput
		return (this.lockAndFetch ? builder.pollUsingLockAndFetch(0.5, 4.0) : builder.pollUsingFetch(0.5, 4.0)).build();
	}

	private OneTimeTask<Void> task(CountDownLatch ended) {
		return Tasks.oneTime(TASK, Void.class).execute((task, context) -> {
			try (Connection connection = this.rows.connection()) {
				for (int step = 1; step <= TenSteps.STEPS; step++) {
					this.rows.insert(connection, task.getId(), step);
				}
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
			ended.countDown();
		});
	}

	private long waiting() {
		return JdbcClient.create(this.pool).sql("SELECT count(*) FROM scheduled_tasks").query(Long.class).single();
	}

	@Override
	public void close() {
		this.pool.close();
	}

}

package io.inngest.spring.benchmarks.peer;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import com.zaxxer.hikari.HikariDataSource;
import io.inngest.spring.benchmarks.database.BenchmarkDatabase;
import io.inngest.spring.benchmarks.database.Pool;
import io.inngest.spring.benchmarks.engine.TenSteps;
import io.inngest.spring.benchmarks.measurement.Workload;
import org.jobrunr.jobs.mappers.JobMapper;
import org.jobrunr.scheduling.JobRequestScheduler;
import org.jobrunr.server.BackgroundJobServer;
import org.jobrunr.server.BackgroundJobServerConfiguration;
import org.jobrunr.server.JobActivator;
import org.jobrunr.storage.StorageProvider;
import org.jobrunr.storage.sql.common.SqlStorageProviderFactory;
import org.jobrunr.utils.mapper.JsonMapper;
import org.jobrunr.utils.mapper.jackson3.Jackson3JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Jobs of JobRunr that were enqueued beforehand: from the start of its server, which
 * waits for a second, to the last job that it has saved as succeeded.
 */
class JobRunrRuns implements Workload {

	/** The least that it allows; the default is 15 seconds. */
	private static final int POLL_SECONDS = 5;

	private static final String SUCCEEDED = "SELECT count(*) FROM jobrunr_jobs WHERE state = 'SUCCEEDED'";

	private final HikariDataSource pool;

	private final StepRows rows;

	private final JsonMapper mapper = new Jackson3JsonMapper();

	private final StorageProvider storage;

	private final int workers;

	private final int jobs;

	private long total;

	JobRunrRuns(BenchmarkDatabase database, int workers, int jobs) {
		this.workers = workers;
		this.jobs = jobs;
		this.pool = Pool.open(database.create("jobrunr"), workers);
		this.rows = new StepRows(this.pool);
		this.storage = SqlStorageProviderFactory.using(this.pool);
		this.storage.setJobMapper(new JobMapper(this.mapper));
	}

	@Override
	public String name() {
		return "JobRunr, %d jobs of ten steps that insert".formatted(this.jobs);
	}

	@Override
	public int concurrency() {
		return this.workers;
	}

	@Override
	public double round(Duration duration) {
		new JobRequestScheduler(this.storage)
			.enqueue(IntStream.range(0, this.jobs).mapToObj((i) -> new TenStepJob("job-" + ++this.total)));
		CountDownLatch ended = new CountDownLatch(this.jobs);
		TenStepJob.Handler handler = new TenStepJob.Handler(this.rows, ended);
		BackgroundJobServer server = new BackgroundJobServer(this.storage, this.mapper, activator(handler),
				BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration()
					.andPollInterval(Duration.ofSeconds(POLL_SECONDS))
					.andWorkerCount(this.workers));
		try {
			long start = System.nanoTime();
			server.start();
			long end = Completion.await(ended, this::succeeded, this.total);
			requireRows();
			return this.jobs * TenSteps.STEPS * 1e9 / (end - start);
		}
		finally {
			server.stop();
		}
	}

	private static JobActivator activator(TenStepJob.Handler handler) {
		return new JobActivator() {

			@Override
			public <T> T activateJob(Class<T> type) {
				return type.cast(handler);
			}

		};
	}

	private void requireRows() {
		if (this.rows.count() != this.total * TenSteps.STEPS) {
			throw new IllegalStateException("%d rows of %d jobs".formatted(this.rows.count(), this.total));
		}
	}

	private long succeeded() {
		return JdbcClient.create(this.pool).sql(SUCCEEDED).query(Long.class).single();
	}

	@Override
	public void close() {
		this.storage.close();
		this.pool.close();
	}

}

package io.inngest.spring.benchmarks.peer;

import java.sql.Connection;
import java.util.concurrent.CountDownLatch;

import io.inngest.spring.benchmarks.engine.Payload;
import io.inngest.spring.benchmarks.engine.TenSteps;
import org.jobrunr.jobs.context.JobContext;
import org.jobrunr.jobs.lambdas.JobRequest;
import org.jobrunr.jobs.lambdas.JobRequestHandler;
import org.jobrunr.server.runner.ThreadLocalJobContext;

/**
 * Asks JobRunr, which calls public types only, for a job of ten steps.
 *
 * @param task the job's own name
 */
public record TenStepJob(String task) implements JobRequest {

	@Override
	public Class<Handler> getJobRequestHandler() {
		return Handler.class;
	}

	/**
	 * Takes the steps. JobRunr keeps what they return in memory until it saves the job,
	 * so that each step also stores its row itself.
	 *
	 * @param rows where to
	 * @param ended counts the jobs
	 */
	public record Handler(StepRows rows, CountDownLatch ended) implements JobRequestHandler<TenStepJob> {

		@Override
		public void run(TenStepJob job) throws Exception {
			JobContext context = ThreadLocalJobContext.getJobContext();
			for (int i = 1; i <= TenSteps.STEPS; i++) {
				int step = i;
				context.runStepOnce("step-" + step, () -> {
					try (Connection connection = this.rows.connection()) {
						this.rows.insert(connection, job.task(), step);
					}
					return Payload.of(step).json();
				});
			}
			this.ended.countDown();
		}

	}

}

package io.inngest.spring.benchmarks.peer;

import java.util.function.LongConsumer;

import javax.sql.DataSource;

import dev.dbos.transact.DBOS;
import dev.dbos.transact.StartWorkflowOptions;
import dev.dbos.transact.config.DBOSConfig;
import dev.dbos.transact.workflow.Queue;
import dev.dbos.transact.workflow.Workflow;
import io.inngest.spring.benchmarks.engine.Payload;
import io.inngest.spring.benchmarks.engine.TenSteps;

/**
 * DBOS Transact with its defaults, but for the size of the pool.
 */
public class DbosApplication implements AutoCloseable {

	private static final String QUEUE = "ten-steps";

	private static final String NO_QUEUE = "none";

	private final DBOS dbos;

	private final TenStepWorkflow workflow;

	/**
	 * Makes the application, which does not do anything yet.
	 * @param dataSource the connections
	 * @param listening whether it takes workflows from the queue
	 * @param onBegin told before the first step
	 * @param onEnd told after the last step
	 */
	public DbosApplication(DataSource dataSource, boolean listening, LongConsumer onBegin, LongConsumer onEnd) {
		this.dbos = new DBOS(DBOSConfig.defaults("benchmark")
			.withDataSource(dataSource)
			.withAppVersion("benchmark")
			.withListenQueues(listening ? QUEUE : NO_QUEUE));
		this.dbos.registerQueue(new Queue(QUEUE));
		this.workflow = this.dbos.registerProxy(TenStepWorkflow.class, new Steps(this.dbos, onBegin, onEnd));
	}

	/** Has it do something. */
	public void launch() {
		this.dbos.launch();
	}

	/**
	 * Starts a workflow in the background.
	 * @param number the run's number
	 */
	public void start(long number) {
		this.dbos.startWorkflow(() -> this.workflow.run(number));
	}

	/**
	 * Has a workflow wait in the queue.
	 * @param number the run's number
	 */
	public void enqueue(long number) {
		this.dbos.startWorkflow(() -> this.workflow.run(number), new StartWorkflowOptions().withQueue(QUEUE));
	}

	@Override
	public void close() {
		this.dbos.close();
	}

	/**
	 * The workflow.
	 *
	 * @param dbos runs the steps
	 * @param onBegin told before the first step
	 * @param onEnd told after the last step
	 */
	private record Steps(DBOS dbos, LongConsumer onBegin, LongConsumer onEnd) implements TenStepWorkflow {

		@Override
		@Workflow
		public void run(long number) {
			this.onBegin.accept(number);
			for (int i = 1; i <= TenSteps.STEPS; i++) {
				int step = i;
				this.dbos.runStep(() -> Payload.of(step), "step-" + i);
			}
			this.onEnd.accept(number);
		}

	}

}

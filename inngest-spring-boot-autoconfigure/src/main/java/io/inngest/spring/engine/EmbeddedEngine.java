package io.inngest.spring.engine;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.inngest.spring.engine.control.EngineStatus;
import io.inngest.spring.engine.control.EngineStatus.DatabaseState;
import io.inngest.spring.engine.control.RunRetention;
import io.inngest.spring.engine.queue.QueueRunner;
import io.inngest.spring.engine.store.Database;
import io.inngest.spring.function.FunctionRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.transaction.TransactionException;

/**
 * The embedded engine's life: its workers start last and stop first. Without functions
 * nothing is started.
 */
public class EmbeddedEngine implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(EmbeddedEngine.class);

	private static final Duration SWEEP_INTERVAL = Duration.ofHours(1);

	private static final Duration LAST_SWEEP = Duration.ofSeconds(5);

	private final FunctionRegistry functions;

	private final Database database;

	private final QueueRunner runner;

	private final RunRetention retention;

	private final boolean autoStartup;

	private volatile @Nullable ScheduledExecutorService sweeper;

	EmbeddedEngine(FunctionRegistry functions, Database database, QueueRunner runner, RunRetention retention,
			boolean autoStartup) {
		this.functions = functions;
		this.database = database;
		this.runner = runner;
		this.retention = retention;
		this.autoStartup = autoStartup;
	}

	@Override
	public synchronized void start() {
		if (isRunning() || this.functions.isEmpty()) {
			return;
		}
		this.database.open();
		this.runner.start();
		ScheduledExecutorService sweeper = Executors
			.newSingleThreadScheduledExecutor(new CustomizableThreadFactory("inngest-sweeper-"));
		sweeper.scheduleWithFixedDelay(this::sweep, 1, SWEEP_INTERVAL.toMinutes(), TimeUnit.MINUTES);
		this.sweeper = sweeper;
		logger.info("The embedded Inngest engine runs {} functions of '{}'", this.functions.functions().size(),
				this.functions.appId());
	}

	private void sweep() {
		try {
			this.retention.sweep();
		}
		catch (DataAccessException | TransactionException ex) {
			logger.debug("The database did not answer; old runs are deleted the next time", ex);
		}
		catch (RuntimeException | Error ex) {
			logger.error("Deleting old runs failed; it is tried again", ex);
		}
	}

	@Override
	public synchronized void stop() {
		ScheduledExecutorService sweeper = this.sweeper;
		if (sweeper != null) {
			this.runner.stop();
			end(sweeper);
			this.sweeper = null;
		}
	}

	private void end(ScheduledExecutorService sweeper) {
		// Not interrupted, since H2 would close its file, but not left at the database
		// either.
		sweeper.shutdown();
		try {
			if (!sweeper.awaitTermination(LAST_SWEEP.toMillis(), TimeUnit.MILLISECONDS)) {
				logger.warn("Old runs are still being deleted; that ends with the database");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return this.sweeper != null;
	}

	@Override
	public boolean isAutoStartup() {
		return this.autoStartup;
	}

	/**
	 * Returns what the engine is doing.
	 * @return the status
	 */
	public EngineStatus status() {
		return new EngineStatus(isRunning(), this.functions.functions().size(), databaseState(),
				this.database.isDurable());
	}

	private DatabaseState databaseState() {
		if (!this.database.isOpen()) {
			return DatabaseState.UNUSED;
		}
		return this.runner.isDatabaseAway() ? DatabaseState.AWAY : DatabaseState.AVAILABLE;
	}

}

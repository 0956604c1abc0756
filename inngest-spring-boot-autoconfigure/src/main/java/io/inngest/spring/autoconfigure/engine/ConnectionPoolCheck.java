package io.inngest.spring.autoconfigure.engine;

import com.zaxxer.hikari.HikariConfigMXBean;
import com.zaxxer.hikari.HikariDataSource;
import io.inngest.spring.engine.EngineStartup;
import io.inngest.spring.engine.queue.QueueSettings;
import io.inngest.spring.engine.store.Database;
import io.inngest.spring.function.FunctionRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.jdbc.DataSourceUnwrapper;
import org.springframework.context.SmartLifecycle;

/**
 * Warns when the workers alone could take every connection of the pool, so that whatever
 * else the application does would wait for them.
 */
class ConnectionPoolCheck implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(ConnectionPoolCheck.class);

	private final FunctionRegistry functions;

	private final Database database;

	private final int workers;

	private final boolean autoStartup;

	private volatile boolean running;

	ConnectionPoolCheck(FunctionRegistry functions, Database database, QueueSettings settings, EngineStartup startup) {
		this.functions = functions;
		this.database = database;
		this.workers = settings.workers();
		this.autoStartup = startup.auto();
	}

	@Override
	public void start() {
		this.running = true;
		if (!this.functions.isEmpty()) {
			HikariConfigMXBean pool = DataSourceUnwrapper.unwrap(this.database.ownDataSource(),
					HikariConfigMXBean.class, HikariDataSource.class);
			if (pool != null && this.workers >= pool.getMaximumPoolSize()) {
				logger.warn(
						"The {} workers of the embedded Inngest engine can take all {} connections of the pool '{}', and "
								+ "the application would wait for them. Raise spring.datasource.hikari.maximum-pool-size "
								+ "above the number of workers, or lower inngest.embedded.workers",
						this.workers, pool.getMaximumPoolSize(), pool.getPoolName());
			}
		}
	}

	@Override
	public boolean isAutoStartup() {
		return this.autoStartup;
	}

	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}

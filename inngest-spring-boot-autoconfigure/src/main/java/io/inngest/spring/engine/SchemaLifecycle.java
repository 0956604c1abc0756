package io.inngest.spring.engine;

import io.inngest.spring.engine.store.Database;
import io.inngest.spring.function.FunctionRegistry;

import org.springframework.context.SmartLifecycle;

/**
 * Opens the engine's database before anything else in the application starts to work,
 * such as a web server that sends events. By then migrations have run.
 */
class SchemaLifecycle implements SmartLifecycle {

	private final FunctionRegistry functions;

	private final Database database;

	private volatile boolean running;

	SchemaLifecycle(FunctionRegistry functions, Database database) {
		this.functions = functions;
		this.database = database;
	}

	@Override
	public void start() {
		if (!this.functions.isEmpty()) {
			this.database.open();
		}
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return Integer.MIN_VALUE / 2;
	}

}

package io.inngest.spring.autoconfigure.startup;

import org.springframework.context.SmartLifecycle;

/**
 * Does something each time the application starts, before the engine and the web server
 * do.
 */
public abstract class StartupTask implements SmartLifecycle {

	private final int order;

	private volatile boolean running;

	/**
	 * Creates a task.
	 * @param order which tasks it comes before: those of a higher number
	 */
	protected StartupTask(int order) {
		this.order = order;
	}

	/**
	 * Does the task's work. What it throws stops the start-up.
	 */
	protected abstract void run();

	@Override
	public final void start() {
		this.running = true;
		run();
	}

	@Override
	public final void stop() {
		this.running = false;
	}

	@Override
	public final boolean isRunning() {
		return this.running;
	}

	@Override
	public final int getPhase() {
		return Integer.MIN_VALUE + this.order;
	}

}

package io.inngest.spring.autoconfigure.mode;

import java.util.Locale;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;

/**
 * Logs which engine was chosen and why, before the engine starts.
 */
public class ModeReport implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(ModeReport.class);

	private final InngestMode mode;

	private final InngestUse use;

	private volatile boolean running;

	/**
	 * Creates the report.
	 * @param mode the mode
	 * @param use whether anybody wants to know
	 */
	public ModeReport(InngestMode mode, InngestUse use) {
		this.mode = mode;
		this.use = use;
	}

	@Override
	public void start() {
		this.running = true;
		if (this.use.isUsed()) {
			logger.info("The Inngest mode is {}: {}", this.mode.mode().name().toLowerCase(Locale.ROOT),
					this.mode.reason());
		}
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
		return Integer.MIN_VALUE;
	}

}

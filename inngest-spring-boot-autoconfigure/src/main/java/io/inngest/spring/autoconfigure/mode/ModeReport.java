package io.inngest.spring.autoconfigure.mode;

import java.util.Locale;

import io.inngest.spring.autoconfigure.startup.StartupTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs which engine was chosen and why, before the engine starts.
 */
public class ModeReport extends StartupTask {

	private static final Logger logger = LoggerFactory.getLogger(ModeReport.class);

	private final InngestMode mode;

	private final InngestUse use;

	/**
	 * Creates the report.
	 * @param mode the mode
	 * @param use whether anybody wants to know
	 */
	public ModeReport(InngestMode mode, InngestUse use) {
		super(0);
		this.mode = mode;
		this.use = use;
	}

	@Override
	protected void run() {
		if (this.use.isUsed()) {
			logger.info("The Inngest mode is {}: {}", this.mode.mode().name().toLowerCase(Locale.ROOT),
					this.mode.reason());
		}
	}

}

package io.inngest.spring.actuate;

import io.inngest.spring.engine.EmbeddedEngine;
import io.inngest.spring.engine.EngineStatus;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Tells whether the embedded engine runs, whether its database answers, and whether that
 * keeps what is committed.
 */
public class InngestHealthIndicator extends AbstractHealthIndicator {

	private final EmbeddedEngine engine;

	/**
	 * Creates the indicator.
	 * @param engine the engine
	 */
	public InngestHealthIndicator(EmbeddedEngine engine) {
		super("The embedded Inngest engine could not be asked");
		this.engine = engine;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		EngineStatus status = this.engine.status();
		builder.status(status.databaseAway() ? "DOWN" : "UP")
			.withDetail("running", status.running())
			.withDetail("functions", status.functions())
			.withDetail("durable", status.durable())
			.withDetail("database", status.databaseAway() ? "away" : "available");
	}

}

package io.inngest.spring.actuate;

import java.util.Locale;
import java.util.function.Supplier;

import io.inngest.spring.engine.control.EngineStatus;
import io.inngest.spring.engine.control.EngineStatus.DatabaseState;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * Tells whether the embedded engine runs, whether its database answers, and whether that
 * keeps what is committed. It never waits for the database.
 */
public class InngestHealthIndicator extends AbstractHealthIndicator {

	private final Supplier<EngineStatus> engine;

	/**
	 * Creates the indicator.
	 * @param engine tells what the engine is doing
	 */
	public InngestHealthIndicator(Supplier<EngineStatus> engine) {
		super("The embedded Inngest engine could not be asked");
		this.engine = engine;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		EngineStatus status = this.engine.get();
		DatabaseState database = status.database();
		builder.status((database != DatabaseState.AWAY) ? Status.UP : Status.DOWN)
			.withDetail("running", status.running())
			.withDetail("functions", status.functions())
			.withDetail("database", database.name().toLowerCase(Locale.ROOT));
		if (database != DatabaseState.UNUSED) {
			builder.withDetail("durable", status.durable());
		}
	}

}

package io.inngest.spring.engine.wait;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.inngest.spring.engine.arrival.EventConditions;
import io.inngest.spring.engine.store.StoredEvent;
import io.inngest.spring.function.Cancellation;
import io.inngest.spring.protocol.StepKey;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * Makes runs wait, whatever else they do, for the events that cancel them.
 */
public class Cancellations {

	private static final String NAME = "cancel-on";

	private final WaitTable waits;

	private final EventConditions conditions;

	Cancellations(WaitTable waits, EventConditions conditions) {
		this.waits = waits;
		this.conditions = conditions;
	}

	/**
	 * Adds the waits of a new run, in the transaction that creates it.
	 * @param jdbc the transaction
	 * @param runId the run
	 * @param cancellations what cancels it
	 * @param trigger the event that starts it
	 * @param now the current time, in epoch milliseconds
	 */
	public void insert(JdbcOperations jdbc, String runId, List<Cancellation> cancellations, StoredEvent trigger,
			long now) {
		List<WaitRow> rows = new ArrayList<>();
		for (Cancellation cancellation : cancellations) {
			StepKey key = new StepKey(NAME, rows.size(), NAME + "-" + rows.size());
			WaitRow.Period period = new WaitRow.Period(now, until(cancellation.timeout(), now), 0, null);
			WaitRow.Target target = new WaitRow.Target(
					this.conditions.hook(cancellation.event(), cancellation.condition(), trigger), null, null, null,
					null);
			rows.add(new WaitRow(runId, key, NAME, WaitKind.CANCELLATION, cancellation.event(), period, target, null));
		}
		this.waits.insert(jdbc, rows);
	}

	private static long until(@Nullable Duration timeout, long now) {
		return (timeout != null) ? now + timeout.toMillis() : Long.MAX_VALUE;
	}

}

package io.inngest.spring.engine.queue;

import java.sql.ResultSet;
import java.sql.SQLException;

import io.inngest.spring.engine.store.StoredEvent;
import org.jspecify.annotations.Nullable;

/**
 * A run that this node holds the lease of.
 *
 * @param runId the run
 * @param functionId the composite id of its function
 * @param fence the number of the lease. Whoever holds a smaller one has lost the run
 * @param attempt how many attempts have begun, this one included, since the run got to
 * {@code attemptPosition}
 * @param attemptPosition the number of finished steps when {@code attempt} was counted
 * @param startedAt when the run first started, in epoch milliseconds
 * @param marks what is known of the run beside
 * @param event the event that started the run
 * @param lease how long the run belongs to this node
 */
public record ClaimedRun(String runId, String functionId, long fence, int attempt, int attemptPosition, long startedAt,
		Marks marks, StoredEvent event, Lease lease) {

	static ClaimedRun read(ResultSet row, Lease lease) throws SQLException {
		return new ClaimedRun(row.getString("run_id"), row.getString("function_id"), row.getLong("fence"),
				row.getInt("attempt"), row.getInt("attempt_position"), row.getLong("started_at"),
				new Marks(row.getBoolean("has_waits"), row.getBoolean("has_sagas"), row.getString("cancel_reason")),
				StoredEvent.read(row), lease);
	}

	/**
	 * Whether there may be waits of the run.
	 * @return {@code false} if there are none
	 */
	public boolean waits() {
		return this.marks.waits();
	}

	/**
	 * Returns why the run is being cancelled.
	 * @return the reason; {@code null} if it is not
	 */
	public @Nullable String cancelReason() {
		return this.marks.cancelReason();
	}

	/**
	 * What is known of a run that is claimed.
	 *
	 * @param waits whether there may be waits of the run
	 * @param sagas whether it has come to a saga, so that there may be something to roll
	 * back
	 * @param cancelReason why it is being cancelled; {@code null} if it is not
	 */
	public record Marks(boolean waits, boolean sagas, @Nullable String cancelReason) {

	}

}

package io.inngest.spring.engine.journal;

import java.time.Clock;

import io.inngest.spring.engine.queue.ClaimedRun;
import io.inngest.spring.engine.store.Database;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * The marks of runs that have come to a saga. Such a run is not cancelled at once: it is
 * called once more, to roll back.
 */
public class SagaMarks {

	private static final String SET = """
			UPDATE inngest_queue SET has_sagas = TRUE WHERE run_id = ? AND fence = ?""";

	private static final String CANCEL = """
			UPDATE inngest_queue
			SET cancel_reason = ?, due_at = ?, leased = FALSE, lease_owner = NULL, lease_until = NULL, fence = fence + 1,
				attempt = 0, woken = FALSE
			WHERE run_id = ? AND has_sagas AND cancel_reason IS NULL""";

	private static final String IS_CANCELLING = """
			SELECT run_id FROM inngest_queue WHERE run_id = ? AND cancel_reason IS NOT NULL""";

	private final Database database;

	private final Clock clock;

	SagaMarks(Database database, Clock clock) {
		this.database = database;
		this.clock = clock;
	}

	/**
	 * Notes that a run has come to a saga.
	 * @param run the run
	 * @return whether this node still holds it
	 */
	boolean set(ClaimedRun run) {
		return this.database.once((jdbc) -> jdbc.update(SET, run.runId(), run.fence())) == 1;
	}

	/**
	 * Lets a run that has come to a saga roll back, whoever holds it, as part of a
	 * transaction.
	 * @param jdbc the transaction
	 * @param runId the run
	 * @param reason why it is cancelled
	 * @return whether it is to roll back now; {@code false} if it has not come to a saga,
	 * or is rolling back already
	 */
	public boolean cancel(JdbcOperations jdbc, String runId, String reason) {
		return jdbc.update(CANCEL, reason, this.clock.millis(), runId) == 1;
	}

	/**
	 * Whether a run is rolling back since it is being cancelled.
	 * @param jdbc the transaction
	 * @param runId the run
	 * @return {@code true} if it is
	 */
	public boolean isCancelling(JdbcOperations jdbc, String runId) {
		return !jdbc.queryForList(IS_CANCELLING, String.class, runId).isEmpty();
	}

}

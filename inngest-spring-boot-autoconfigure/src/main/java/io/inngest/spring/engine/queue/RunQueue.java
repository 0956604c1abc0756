package io.inngest.spring.engine.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.inngest.spring.engine.store.Database;
import io.inngest.spring.engine.store.dialect.Dialect;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * The runs that are to go on, each a row of {@code inngest_queue}. Whoever changes a row
 * raises its fence, and changes it only if it knows the current one.
 */
public class RunQueue {

	private static final String ADD = """
			INSERT INTO inngest_queue (run_id, function_id, due_at, leased, fence, attempt, attempt_position, has_waits)
			VALUES (?, ?, ?, FALSE, 0, 0, 0, ?)""";

	private static final String RELEASE = """
			UPDATE inngest_queue
			SET leased = FALSE, lease_owner = NULL, lease_until = NULL, fence = fence + 1,
				due_at = CASE WHEN woken THEN CAST(? AS bigint) ELSE CAST(? AS bigint) END, woken = FALSE,
				attempt = ?, attempt_position = ?, last_error = ?, has_waits = ?
			WHERE run_id = ? AND fence = ?""";

	private static final String HOLD = "SELECT run_id FROM inngest_queue WHERE run_id = ? AND fence = ? FOR UPDATE";

	private static final String ANNOUNCE_WAITS = """
			UPDATE inngest_queue SET has_waits = TRUE WHERE run_id = ? AND fence = ?""";

	private static final String IS_WOKEN = """
			SELECT run_id FROM inngest_queue WHERE run_id = ? AND fence = ? AND woken""";

	private static final String LOCK = """
			SELECT run_id FROM inngest_queue WHERE run_id = ANY(?) ORDER BY run_id FOR UPDATE""";

	private static final String COUNT_ATTEMPT = """
			UPDATE inngest_queue SET attempt = ?, attempt_position = ? WHERE run_id = ? AND fence = ?""";

	private static final String UNCOUNT_ATTEMPTS = """
			UPDATE inngest_queue SET attempt = attempt - 1
			WHERE leased AND lease_owner = ? AND run_id = ANY(?) AND attempt > 0""";

	private static final String REMOVE = "DELETE FROM inngest_queue WHERE run_id = ? AND fence = ?";

	private static final String REMOVE_ANY = "DELETE FROM inngest_queue WHERE run_id = ?";

	private static final String NEXT_DUE = """
			SELECT min(due_at) FROM inngest_queue
			WHERE leased = FALSE AND due_at > ? AND function_id = ANY(?)""";

	private final Database database;

	private final Clock clock;

	private final Node node;

	/**
	 * Creates the queue.
	 * @param database where it is
	 * @param clock tells what is due
	 * @param node who claims
	 */
	public RunQueue(Database database, Clock clock, Node node) {
		this.database = database;
		this.clock = clock;
		this.node = node;
	}

	/**
	 * Adds a run, as part of a transaction.
	 * @param jdbc the transaction
	 * @param runId the run
	 * @param functionId the composite id of its function
	 * @param dueAt when it is to start, in epoch milliseconds
	 * @param waits whether there are waits of the run
	 */
	public void add(JdbcOperations jdbc, String runId, String functionId, long dueAt, boolean waits) {
		jdbc.update(ADD, runId, functionId, dueAt, waits);
	}

	List<ClaimedRun> claim(int limit) {
		Dialect.Claim claim = new Dialect.Claim(this.node.id(), this.node.functionIds(), limit, this.clock.millis(),
				this.node.lease().toMillis());
		long askedAt = System.nanoTime();
		return this.database.once((jdbc) -> this.database.dialect()
			.claim(jdbc, claim, (row, number) -> ClaimedRun.read(row, Lease.since(askedAt, this.node.lease()))));
	}

	/**
	 * Prolongs leases, and tells those that are lost.
	 * @param runs runs of this node
	 */
	void renew(Collection<ClaimedRun> runs) {
		Object[] runIds = runs.stream().map(ClaimedRun::runId).distinct().sorted().toArray();
		long askedAt = System.nanoTime();
		Map<String, Long> held = this.database
			.once((jdbc) -> jdbc.query(this.database.dialect().renewLeases(), RunQueue::fence,
					this.node.lease().toMillis(), this.node.id(), new SqlArrayValue("varchar", runIds)))
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
		for (ClaimedRun run : runs) {
			Long fence = held.get(run.runId());
			if (fence != null && fence == run.fence()) {
				run.lease().renewed(askedAt);
			}
			else {
				run.lease().lose();
			}
		}
	}

	private static Map.Entry<String, Long> fence(ResultSet row, int rowNumber) throws SQLException {
		return Map.entry(row.getString("run_id"), row.getLong("fence"));
	}

	/**
	 * Whether this node still holds a run. The database is asked, and the lease
	 * prolonged, only if that is not certain.
	 * @param run the run
	 * @return {@code true} if nobody else has it
	 */
	public boolean holds(ClaimedRun run) {
		if (!run.lease().isCertain() && !run.lease().isLost()) {
			renew(List.of(run));
		}
		return !run.lease().isLost();
	}

	int requeueExpired() {
		return this.database.once((jdbc) -> jdbc.update(this.database.dialect().requeueExpired(), this.clock.millis()));
	}

	int uncountAttempts(Collection<String> runIds) {
		return this.database.once((jdbc) -> jdbc.update(UNCOUNT_ATTEMPTS, this.node.id(),
				new SqlArrayValue("varchar", runIds.toArray())));
	}

	/**
	 * Hands a run back, as part of a transaction or on its own.
	 * @param jdbc the transaction
	 * @param run the run
	 * @param release when and how it goes on
	 * @return whether this node still held the run; if not, nothing was changed
	 */
	public boolean release(JdbcOperations jdbc, ClaimedRun run, Release release) {
		return jdbc.update(RELEASE, release.dueIfWoken(), release.dueAt(), release.attempt(), release.position(),
				release.lastError(), release.waits(), run.runId(), run.fence()) == 1;
	}

	/**
	 * Makes sure, until the transaction ends, that a run stays this node's and that
	 * nothing it waits for is resolved: whoever does that takes the run's row first.
	 * @param jdbc the transaction
	 * @param run the run
	 * @return whether this node still holds it
	 */
	public boolean hold(JdbcOperations jdbc, ClaimedRun run) {
		return !jdbc.queryForList(HOLD, String.class, run.runId(), run.fence()).isEmpty();
	}

	/**
	 * Does what {@link #hold} does, and notes that there are waits from now on.
	 * @param jdbc the transaction
	 * @param run the run
	 * @return whether this node still holds it
	 */
	public boolean holdForWaits(JdbcOperations jdbc, ClaimedRun run) {
		return jdbc.update(ANNOUNCE_WAITS, run.runId(), run.fence()) == 1;
	}

	/**
	 * Whether something has come for a run since it was claimed.
	 * @param run the run
	 * @return {@code true} if it goes on at once when it is handed back
	 */
	public boolean isWoken(ClaimedRun run) {
		return !this.database.once((jdbc) -> jdbc.queryForList(IS_WOKEN, String.class, run.runId(), run.fence()))
			.isEmpty();
	}

	/**
	 * Takes the rows of runs, in the one order that all keep to who take several.
	 * @param jdbc the transaction
	 * @param runIds the runs
	 */
	public void lock(JdbcOperations jdbc, Collection<String> runIds) {
		jdbc.queryForList(LOCK, String.class, sorted(runIds));
	}

	/**
	 * Lets runs go on because something that they wait for has come. Has to be said
	 * before that is stored, in the same transaction. A run that is being executed reads
	 * what has come when it is claimed; if that is over, the release finds the mark that
	 * this leaves in its row, and the claim takes the mark away before it reads. So
	 * whichever is first on the row, the other one sees what it did.
	 * @param jdbc the transaction
	 * @param runIds the runs
	 */
	public void wake(JdbcOperations jdbc, Collection<String> runIds) {
		jdbc.update(this.database.dialect().wakeRuns(), this.clock.millis(), sorted(runIds));
	}

	private static SqlArrayValue sorted(Collection<String> runIds) {
		return new SqlArrayValue("varchar", runIds.stream().distinct().sorted().toArray());
	}

	/**
	 * Stores how many attempts have begun, where the row told of an earlier position.
	 * @param run the run
	 * @param attempt how many attempts have begun
	 * @param position the number of finished steps
	 * @return whether this node still held the run
	 */
	public boolean countAttempt(ClaimedRun run, int attempt, int position) {
		return this.database.once((jdbc) -> countAttempt(jdbc, run, attempt, position));
	}

	/**
	 * Does the same as part of a transaction.
	 * @param jdbc the transaction
	 * @param run the run
	 * @param attempt how many attempts have begun
	 * @param position the number of finished steps
	 * @return whether this node still held the run
	 */
	public boolean countAttempt(JdbcOperations jdbc, ClaimedRun run, int attempt, int position) {
		return jdbc.update(COUNT_ATTEMPT, attempt, position, run.runId(), run.fence()) == 1;
	}

	/**
	 * Takes a run out because it has ended, as part of a transaction.
	 * @param jdbc the transaction
	 * @param run the run
	 * @return whether this node still held the run; if not, nothing was changed
	 */
	public boolean remove(JdbcOperations jdbc, ClaimedRun run) {
		return jdbc.update(REMOVE, run.runId(), run.fence()) == 1;
	}

	/**
	 * Takes a run out whoever holds it, as part of a transaction.
	 * @param jdbc the transaction
	 * @param runId the run
	 * @return whether it was there
	 */
	public boolean remove(JdbcOperations jdbc, String runId) {
		return jdbc.update(REMOVE_ANY, runId) == 1;
	}

	@Nullable Long nextDue() {
		SqlArrayValue functionIds = new SqlArrayValue("varchar", this.node.functionIds().toArray());
		return this.database
			.once((jdbc) -> jdbc.queryForObject(NEXT_DUE, Long.class, this.clock.millis(), functionIds));
	}

	/**
	 * When and how a run goes on.
	 *
	 * @param dueAt when, in epoch milliseconds
	 * @param dueIfWoken when, if something that it waits for has come meanwhile
	 * @param attempt how many attempts have begun at this position
	 * @param position the number of finished steps
	 * @param lastError what the last attempt failed with, as JSON; {@code null} if it did
	 * not fail
	 * @param waits whether there are waits of the run
	 */
	public record Release(long dueAt, long dueIfWoken, int attempt, int position, @Nullable String lastError,
			boolean waits) {

	}

}

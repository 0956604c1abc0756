package io.inngest.spring.engine.journal;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.inngest.spring.ErrorDetails;
import io.inngest.spring.engine.queue.ClaimedRun;
import io.inngest.spring.engine.store.Database;
import io.inngest.spring.engine.store.Serializers;
import io.inngest.spring.engine.wait.WaitRow;
import io.inngest.spring.execution.memo.Memo;
import io.inngest.spring.protocol.StepKey;
import io.inngest.spring.protocol.StepOp;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.BatchPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * The statements on {@code inngest_step}: one insert for each finished step, one read for
 * each attempt.
 */
public class StepTable {

	private static final String READ = """
			SELECT step_hash, position, step_id, step_index, data, error, wake_at, serializer FROM inngest_step
			WHERE run_id = ? ORDER BY position""";

	private static final String RECORDED_BY = "SELECT fence FROM inngest_step WHERE run_id = ? AND step_hash = ?";

	private final Database database;

	private final JsonMapper jsonMapper;

	/**
	 * Creates the table.
	 * @param database where it is
	 * @param jsonMapper reads and writes errors
	 */
	public StepTable(Database database, JsonMapper jsonMapper) {
		this.database = database;
		this.jsonMapper = jsonMapper;
	}

	/**
	 * Reads what the run's steps have come to.
	 * @param runId the run
	 * @param now the current time: a sleep is over when its time has come
	 * @return the memo, and the highest position
	 */
	public History read(String runId, long now) {
		Map<String, Memo.Entry> entries = new LinkedHashMap<>();
		int[] position = new int[1];
		return this.database.once((jdbc) -> {
			jdbc.query(READ, (row) -> {
				Serializers.requireJson(row.getString("serializer"));
				position[0] = row.getInt("position");
				long wakeAt = row.getLong("wake_at");
				if (row.wasNull() || wakeAt <= now) {
					StepKey step = new StepKey(row.getString("step_id"), row.getInt("step_index"),
							row.getString("step_hash"));
					entries.put(step.hash(), entry(step, row.getString("data"), row.getString("error")));
				}
			}, runId);
			return new History(entries, position[0]);
		});
	}

	private Memo.Entry entry(StepKey step, @Nullable String data, @Nullable String error) {
		String label = step.label();
		if (error != null) {
			return new Memo.Failure(label, this.jsonMapper.readValue(error, ErrorDetails.class));
		}
		return (data != null) ? new Memo.Data(label, data) : new Memo.Done(label);
	}

	/**
	 * Makes the row of a step that has ended, or of a sleep.
	 * @param run the run
	 * @param position its position among the run's steps, from 1
	 * @param attempts how often it was tried
	 * @param op the step
	 * @return the row to insert
	 */
	public StepRow row(ClaimedRun run, int position, int attempts, StepOp op) {
		StepRow.Place place = new StepRow.Place(run.runId(), run.fence(), position, attempts);
		if (op instanceof StepOp.Ran ran) {
			return new StepRow(place, op.step(), op.name(), new StepRow.Content(
					(ran.type() != null) ? ran.type() : "step.run", ran.data(), null, null, ran.timing()));
		}
		if (op instanceof StepOp.Failed failed) {
			String error = this.jsonMapper.writeValueAsString(failed.error());
			return new StepRow(place, op.step(), op.name(),
					new StepRow.Content("step.run", null, error, null, failed.timing()));
		}
		if (op instanceof StepOp.Sleep sleep) {
			return new StepRow(place, op.step(), op.name(), new StepRow.Content("step.sleep", null, null, sleep.until(),
					new StepOp.Timing(sleep.since(), sleep.until())));
		}
		throw new IllegalArgumentException("An attempt that is tried again is not recorded: " + op);
	}

	/**
	 * Inserts a step if the run is still held, and keeps it held until the commit.
	 * @param jdbc the transaction, or what to run a single statement with
	 * @param row the step
	 * @return whether the run was still held; if not, nothing was inserted
	 */
	public boolean insert(JdbcOperations jdbc, StepRow row) {
		return jdbc.update(this.database.dialect().insertStep(), row::bind) == 1;
	}

	/**
	 * Inserts steps of a run that the transaction holds.
	 * @param jdbc the transaction
	 * @param rows the steps
	 */
	void insertAll(JdbcOperations jdbc, List<StepRow> rows) {
		jdbc.batchUpdate(this.database.dialect().insertStep(), new Batch(rows));
	}

	/**
	 * Adds waits that have become steps to what is known of a run.
	 * @param history what is known
	 * @param waits the waits, in the order of their positions
	 * @param results what they have come to, by the hashes of their steps
	 * @return what is known then
	 */
	History append(History history, List<WaitRow> waits, Map<String, WaitRow.Result> results) {
		Map<String, Memo.Entry> entries = new LinkedHashMap<>(history.entries());
		for (WaitRow wait : waits) {
			WaitRow.Result result = results.getOrDefault(wait.step().hash(), WaitRow.Result.NONE);
			entries.put(wait.step().hash(), entry(wait.step(), result.data(), result.error()));
		}
		return new History(entries, history.position() + waits.size());
	}

	/**
	 * Inserts steps of different runs with one commit, each if its run is still held.
	 * @param rows the steps
	 * @return whether each was inserted
	 */
	boolean[] insert(List<StepRow> rows) {
		boolean[] inserted = new boolean[rows.size()];
		if (inserted.length == 1) {
			inserted[0] = this.database.once((jdbc) -> insert(jdbc, rows.get(0)));
			return inserted;
		}
		int[] counts = this.database.batch(this.database.dialect().insertStep(), new Batch(rows));
		for (int i = 0; i < counts.length; i++) {
			inserted[i] = counts[i] == 1;
		}
		return inserted;
	}

	/**
	 * Whether a step was recorded under the given run's lease.
	 * @param run the run
	 * @param step the step
	 * @return {@code true} if it is there and was not recorded by another holder
	 */
	boolean isRecordedBy(ClaimedRun run, StepKey step) {
		return this.database
			.once((jdbc) -> jdbc.queryForList(RECORDED_BY, Long.class, run.runId(), step.hash()).contains(run.fence()));
	}

	/**
	 * What the run's steps have come to.
	 *
	 * @param entries the finished steps by their hashes, in the order of completion
	 * @param position the number of recorded steps
	 */
	public record History(Map<String, Memo.Entry> entries, int position) {

		/** That of a run that has no steps. */
		public static final History NONE = new History(Map.of(), 0);

	}

	private record Batch(List<StepRow> rows) implements BatchPreparedStatementSetter {

		@Override
		public void setValues(PreparedStatement statement, int row) throws SQLException {
			this.rows.get(row).bind(statement);
		}

		@Override
		public int getBatchSize() {
			return this.rows.size();
		}

	}

}

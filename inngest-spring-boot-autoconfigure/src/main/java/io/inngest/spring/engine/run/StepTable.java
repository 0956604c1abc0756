package io.inngest.spring.engine.run;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import io.inngest.spring.ErrorDetails;
import io.inngest.spring.engine.queue.ClaimedRun;
import io.inngest.spring.engine.store.Serializers;
import io.inngest.spring.engine.store.dialect.Dialect;
import io.inngest.spring.execution.memo.Memo;
import io.inngest.spring.protocol.StepKey;
import io.inngest.spring.protocol.StepOp;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * The statements on {@code inngest_step}: one insert for each finished step, one read for
 * each attempt.
 */
class StepTable {

	private static final String READ = """
			SELECT step_hash, position, step_id, step_index, data, error, wake_at, serializer FROM inngest_step
			WHERE run_id = ? ORDER BY position""";

	private static final String RECORDED_BY = "SELECT fence FROM inngest_step WHERE run_id = ? AND step_hash = ?";

	private final JsonMapper jsonMapper;

	StepTable(JsonMapper jsonMapper) {
		this.jsonMapper = jsonMapper;
	}

	/**
	 * Reads what the run's steps have come to.
	 * @param jdbc what to read with
	 * @param runId the run
	 * @param now the current time: a sleep is over when its time has come
	 * @return the memo, and the highest position
	 */
	History read(JdbcOperations jdbc, String runId, long now) {
		Map<String, Memo.Entry> entries = new LinkedHashMap<>();
		int[] position = new int[1];
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
		return new History(Memo.of(entries), position[0]);
	}

	private Memo.Entry entry(StepKey step, @Nullable String data, @Nullable String error) {
		String label = (step.index() > 0) ? step.id() + ":" + step.index() : step.id();
		if (error != null) {
			return new Memo.Failure(label, this.jsonMapper.readValue(error, ErrorDetails.class));
		}
		return (data != null) ? new Memo.Data(label, data) : new Memo.Done(label);
	}

	/**
	 * Inserts a step if the run is still held, and keeps it held until the commit.
	 * @param jdbc the transaction, or what to run a single statement with
	 * @param dialect the database's dialect
	 * @param run the run
	 * @param entry the step
	 * @return whether the run was still held; if not, nothing was inserted
	 */
	boolean insert(JdbcOperations jdbc, Dialect dialect, ClaimedRun run, Entry entry) {
		StepOp op = entry.op();
		Row row = row(op);
		StepKey step = op.step();
		return jdbc.update(dialect.insertStep(), run.runId(), step.hash(), entry.position(), step.id(), step.index(),
				op.name(), row.op(), row.data(), row.error(), row.wakeAt(), entry.attempts(), row.startedAt(),
				row.endedAt(), Serializers.JSON, run.runId(), run.fence()) == 1;
	}

	/**
	 * Whether a step was recorded under the given run's lease.
	 * @param jdbc what to read with
	 * @param run the run
	 * @param step the step
	 * @return {@code true} if it is there and was not recorded by another holder
	 */
	boolean isRecordedBy(JdbcOperations jdbc, ClaimedRun run, StepKey step) {
		return jdbc.queryForList(RECORDED_BY, Long.class, run.runId(), step.hash()).contains(run.fence());
	}

	private Row row(StepOp op) {
		if (op instanceof StepOp.Ran ran) {
			return new Row((ran.type() != null) ? ran.type() : "step.run", ran.data(), null, null,
					millis(ran.timing().started()), millis(ran.timing().ended()));
		}
		if (op instanceof StepOp.Failed failed) {
			return new Row("step.run", null, this.jsonMapper.writeValueAsString(failed.error()), null,
					millis(failed.timing().started()), millis(failed.timing().ended()));
		}
		if (op instanceof StepOp.Sleep sleep) {
			return new Row("step.sleep", null, null, millis(sleep.until()), millis(sleep.since()),
					millis(sleep.until()));
		}
		throw new IllegalArgumentException("An attempt that is tried again is not recorded: " + op);
	}

	private static long millis(Instant instant) {
		return instant.toEpochMilli();
	}

	/**
	 * What the run's steps have come to.
	 *
	 * @param memo the finished steps
	 * @param position the number of recorded steps
	 */
	record History(Memo memo, int position) {

		static final History NONE = new History(Memo.EMPTY, 0);

	}

	/**
	 * A step to insert.
	 *
	 * @param position its position among the run's finished steps, from 1
	 * @param attempts how often it was tried
	 * @param op the step
	 */
	record Entry(int position, int attempts, StepOp op) {

	}

	/**
	 * What differs between kinds of steps.
	 */
	private record Row(String op, @Nullable String data, @Nullable String error, @Nullable Long wakeAt, long startedAt,
			long endedAt) {

	}

}

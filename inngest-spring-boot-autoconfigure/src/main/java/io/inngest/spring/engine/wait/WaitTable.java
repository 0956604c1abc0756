package io.inngest.spring.engine.wait;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.List;

import io.inngest.spring.engine.arrival.EventHook;
import io.inngest.spring.engine.store.Serializers;
import io.inngest.spring.protocol.StepKey;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * The table of what runs wait for. Who changes a row has taken the row of its run in the
 * queue before, in the same transaction; a run's own worker is the only one to insert and
 * delete.
 */
public class WaitTable {

	private static final String INSERT = """
			INSERT INTO inngest_wait (run_id, step_hash, kind, step_id, step_index, name, subject, since, due_at, attempts,
				event_name, match_path, match_value, expression, look_from, look_at, signal, source_id, data, error,
				resolved_at, serializer)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

	private static final String READ = "SELECT * FROM inngest_wait WHERE run_id = ? ORDER BY registered";

	private static final String DELETE = "DELETE FROM inngest_wait WHERE run_id = ? AND step_hash = ANY(?)";

	private static final String DELETE_ALL = "DELETE FROM inngest_wait WHERE run_id = ?";

	// Not by an index: H2 does not look again at a condition for which it used one
	private static final String RESOLVE = """
			UPDATE inngest_wait SET event_name = NULL, signal = NULL, resolved_at = ?, source_id = COALESCE(?, source_id),
				data = ?, error = ?
			WHERE run_id = ? AND step_hash = ? AND COALESCE(resolved_at, 0) = 0 AND due_at > ?""";

	private static final String LOOKED = """
			UPDATE inngest_wait SET look_at = NULL WHERE run_id = ? AND step_hash = ?""";

	/**
	 * Inserts waits.
	 * @param jdbc the transaction
	 * @param rows the waits
	 */
	public void insert(JdbcOperations jdbc, List<WaitRow> rows) {
		jdbc.batchUpdate(INSERT, rows, Math.max(rows.size(), 1), WaitTable::bind);
	}

	/**
	 * Reads what a run waits for.
	 * @param jdbc the transaction
	 * @param runId the run
	 * @return the waits, in the order in which they were inserted
	 */
	public List<WaitRow> read(JdbcOperations jdbc, String runId) {
		return jdbc.query(READ, (row, number) -> read(row), runId);
	}

	/**
	 * Deletes waits of a run.
	 * @param jdbc the transaction
	 * @param runId the run
	 * @param hashes the hashes of the steps that wait
	 */
	public void delete(JdbcOperations jdbc, String runId, Collection<String> hashes) {
		jdbc.update(DELETE, runId, new SqlArrayValue("varchar", hashes.toArray()));
	}

	/**
	 * Deletes all waits of a run.
	 * @param jdbc the transaction
	 * @param runId the run
	 */
	public void deleteAll(JdbcOperations jdbc, String runId) {
		jdbc.update(DELETE_ALL, runId);
	}

	/**
	 * Resolves a wait, unless it is resolved, gone or over its time. The run is to be
	 * woken before, in the same transaction.
	 * @param jdbc the transaction
	 * @param place the wait
	 * @param resolution what has come
	 * @return whether the wait was still open
	 */
	public boolean resolve(JdbcOperations jdbc, Place place, WaitRow.Resolution resolution) {
		return jdbc.update(RESOLVE, parameters(place, resolution)) == 1;
	}

	void resolve(JdbcOperations jdbc, Collection<Place> places, WaitRow.Resolution resolution) {
		jdbc.batchUpdate(RESOLVE, places.stream().map((place) -> parameters(place, resolution)).toList());
	}

	void looked(JdbcOperations jdbc, WaitRow row) {
		jdbc.update(LOOKED, row.runId(), row.step().hash());
	}

	private static Object[] parameters(Place place, WaitRow.Resolution resolution) {
		return new @Nullable Object[] { resolution.at(), resolution.sourceId(), resolution.data(), resolution.error(),
				place.runId(), place.hash(), resolution.at() };
	}

	private static void bind(PreparedStatement statement, WaitRow row) throws SQLException {
		EventHook hook = row.target().hook();
		WaitRow.Resolution resolution = row.resolution();
		boolean open = resolution == null;
		statement.setString(1, row.runId());
		statement.setString(2, row.step().hash());
		statement.setString(3, row.kind().name());
		statement.setString(4, row.step().id());
		statement.setInt(5, row.step().index());
		statement.setString(6, row.name());
		statement.setString(7, row.subject());
		statement.setLong(8, row.period().since());
		statement.setLong(9, row.period().dueAt());
		statement.setInt(10, row.period().attempts());
		statement.setString(11, (hook != null && open) ? hook.event() : null);
		statement.setString(12, (hook != null) ? hook.path() : null);
		statement.setString(13, (hook != null) ? hook.value() : null);
		statement.setString(14, (hook != null) ? hook.expression() : null);
		setLong(statement, 15, row.target().lookFrom());
		setLong(statement, 16, row.target().lookAt());
		statement.setString(17, open ? row.target().signal() : null);
		statement.setString(18, (resolution != null) ? resolution.sourceId() : row.target().childId());
		statement.setString(19, (resolution != null) ? resolution.data() : null);
		statement.setString(20, (resolution != null) ? resolution.error() : row.period().lastError());
		setLong(statement, 21, (resolution != null) ? resolution.at() : null);
		statement.setString(22, Serializers.JSON);
	}

	private static void setLong(PreparedStatement statement, int index, @Nullable Long value) throws SQLException {
		if (value != null) {
			statement.setLong(index, value);
		}
		else {
			statement.setNull(index, Types.BIGINT);
		}
	}

	private static WaitRow read(ResultSet row) throws SQLException {
		Serializers.requireJson(row.getString("serializer"));
		StepKey step = new StepKey(row.getString("step_id"), row.getInt("step_index"), row.getString("step_hash"));
		String event = row.getString("event_name");
		EventHook hook = (event != null) ? new EventHook(event, row.getString("match_path"),
				row.getString("match_value"), row.getString("expression")) : null;
		Long resolvedAt = getLong(row, "resolved_at");
		WaitRow.Period period = new WaitRow.Period(row.getLong("since"), row.getLong("due_at"), row.getInt("attempts"),
				(resolvedAt != null) ? null : row.getString("error"));
		WaitRow.Target target = new WaitRow.Target(hook, getLong(row, "look_from"), getLong(row, "look_at"),
				row.getString("signal"), row.getString("source_id"));
		WaitRow.Resolution resolution = (resolvedAt != null) ? new WaitRow.Resolution(resolvedAt,
				row.getString("source_id"), row.getString("data"), row.getString("error")) : null;
		return new WaitRow(row.getString("run_id"), step, row.getString("name"),
				WaitKind.valueOf(row.getString("kind")), row.getString("subject"), period, target, resolution);
	}

	private static @Nullable Long getLong(ResultSet row, String column) throws SQLException {
		long value = row.getLong(column);
		return row.wasNull() ? null : value;
	}

	/**
	 * Where a wait is.
	 *
	 * @param runId the run
	 * @param hash the hash of the step that waits
	 */
	public record Place(String runId, String hash) {

	}

}

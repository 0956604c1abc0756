package io.inngest.spring.benchmarks.floor;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import io.inngest.spring.benchmarks.database.FloorSql;
import io.inngest.spring.benchmarks.engine.Payload;

/**
 * The statements of the floor. Both drivers keep what was prepared.
 */
class FloorStatements {

	static final List<String> TABLES = List.of(
			"CREATE TABLE floor_event (id varchar(40) PRIMARY KEY, data varchar(4000) NOT NULL)", """
					CREATE TABLE floor_run (id bigint PRIMARY KEY, event_id varchar(40) NOT NULL, owner varchar(40),
						fence bigint NOT NULL, status varchar(16) NOT NULL)""",
			"CREATE INDEX floor_run_owner ON floor_run (owner, id)", """
					CREATE TABLE floor_step (run_id bigint NOT NULL, step_hash varchar(40) NOT NULL,
						position integer NOT NULL, data varchar(4000) NOT NULL, PRIMARY KEY (run_id, step_hash))""");

	static final String ENDED = "SELECT count(*) FROM floor_run WHERE status = 'COMPLETED'";

	private static final String ADD_EVENT = "INSERT INTO floor_event (id, data) VALUES (?, ?)";

	private static final String ADD_RUN = """
			INSERT INTO floor_run (id, event_id, fence, status) VALUES (?, ?, 0, 'RUNNING')""";

	private static final String READ_MEMO = "SELECT step_hash, data FROM floor_step WHERE run_id = ?";

	private static final String END = "UPDATE floor_run SET status = 'COMPLETED' WHERE id = ? AND fence = ?";

	private final FloorSql sql;

	private final String insertStep;

	FloorStatements(FloorSql sql) {
		this.sql = sql;
		this.insertStep = """
				INSERT INTO floor_step (run_id, step_hash, position, data)
				SELECT id, ?, ?, ? FROM floor_run WHERE id = ? AND fence = ? %s""".formatted(sql.lock());
	}

	void add(Connection connection, long id) throws SQLException {
		addEvent(connection, "event-" + id);
		try (PreparedStatement statement = connection.prepareStatement(ADD_RUN)) {
			statement.setLong(1, id);
			statement.setString(2, "event-" + id);
			statement.executeUpdate();
		}
	}

	List<Claimed> claim(Connection connection, int limit) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(this.sql.claim())) {
			statement.setInt(this.sql.limitFirst() ? 1 : 2, limit);
			statement.setString(this.sql.limitFirst() ? 2 : 1, "floor");
			try (ResultSet rows = statement.executeQuery()) {
				List<Claimed> claimed = new ArrayList<>();
				while (rows.next()) {
					claimed.add(new Claimed(rows.getLong(1), rows.getLong(2)));
				}
				return claimed;
			}
		}
	}

	int readMemo(Connection connection, Claimed run) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(READ_MEMO)) {
			statement.setLong(1, run.id());
			try (ResultSet rows = statement.executeQuery()) {
				int steps = 0;
				while (rows.next()) {
					steps++;
				}
				return steps;
			}
		}
	}

	void insertStep(Connection connection, Claimed run, int step) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(this.insertStep)) {
			statement.setString(1, "%040d".formatted(step));
			statement.setInt(2, step);
			statement.setString(3, Payload.of(step).json());
			statement.setLong(4, run.id());
			statement.setLong(5, run.fence());
			requireOne(statement.executeUpdate());
		}
	}

	void end(Connection connection, Claimed run) throws SQLException {
		connection.setAutoCommit(false);
		try (PreparedStatement statement = connection.prepareStatement(END)) {
			statement.setLong(1, run.id());
			statement.setLong(2, run.fence());
			requireOne(statement.executeUpdate());
		}
		addEvent(connection, "finished-" + run.id());
		connection.commit();
		connection.setAutoCommit(true);
	}

	private static void addEvent(Connection connection, String id) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(ADD_EVENT)) {
			statement.setString(1, id);
			statement.setString(2, Payload.of(0).json());
			statement.executeUpdate();
		}
	}

	private static void requireOne(int rows) {
		if (rows != 1) {
			throw new IllegalStateException("The run was taken away");
		}
	}

	/**
	 * A run that was taken.
	 *
	 * @param id the run
	 * @param fence what it was taken under
	 */
	record Claimed(long id, long fence) {

	}

}

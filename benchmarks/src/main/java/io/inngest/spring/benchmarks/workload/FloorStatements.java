package io.inngest.spring.benchmarks.workload;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

import io.inngest.spring.benchmarks.database.FloorSql;
import io.inngest.spring.benchmarks.engine.Payload;

/**
 * The statements of the floor.
 */
class FloorStatements {

	static final List<String> TABLES = List.of(
			"CREATE TABLE floor_event (id varchar(40) PRIMARY KEY, data varchar(4000) NOT NULL)", """
					CREATE TABLE floor_run (id bigint PRIMARY KEY, event_id varchar(40) NOT NULL, owner varchar(40),
						fence bigint NOT NULL, status varchar(16) NOT NULL)""",
			"CREATE INDEX floor_run_owner ON floor_run (owner, id)", """
					CREATE TABLE floor_step (run_id bigint NOT NULL, step_hash varchar(40) NOT NULL,
						position integer NOT NULL, data varchar(4000) NOT NULL, PRIMARY KEY (run_id, step_hash))""");

	private static final String ADD_EVENT = "INSERT INTO floor_event (id, data) VALUES (?, ?)";

	private static final String ADD_RUN = """
			INSERT INTO floor_run (id, event_id, fence, status) VALUES (?, ?, 0, 'RUNNING')""";

	private static final String END = "UPDATE floor_run SET status = 'COMPLETED' WHERE id = ? AND fence = ?";

	private final FloorSql sql;

	private final String insertStep;

	/** One claimer at a time: H2 knows no better, and PostgreSQL does not mind. */
	private final ReentrantLock claiming = new ReentrantLock();

	FloorStatements(FloorSql sql) {
		this.sql = sql;
		this.insertStep = """
				INSERT INTO floor_step (run_id, step_hash, position, data)
				SELECT id, ?, ?, ? FROM floor_run WHERE id = ? AND fence = ? %s""".formatted(sql.lock());
	}

	void add(Connection connection, long id) throws SQLException {
		update(connection, ADD_EVENT, "event-" + id, Payload.of(0).json());
		update(connection, ADD_RUN, id, "event-" + id);
	}

	List<Claimed> claim(Connection connection, int limit) throws SQLException {
		this.claiming.lock();
		try (PreparedStatement statement = connection.prepareStatement(this.sql.claim())) {
			statement.setInt(this.sql.limitFirst() ? 1 : 2, limit);
			statement.setString(this.sql.limitFirst() ? 2 : 1, Thread.currentThread().getName());
			try (ResultSet rows = statement.executeQuery()) {
				List<Claimed> claimed = new ArrayList<>();
				while (rows.next()) {
					claimed.add(new Claimed(rows.getLong(1), rows.getLong(2)));
				}
				return claimed;
			}
		}
		finally {
			this.claiming.unlock();
		}
	}

	void insertStep(Connection connection, Claimed run, int step) throws SQLException {
		String hash = "%040d".formatted(step);
		requireOne(update(connection, this.insertStep, hash, step, Payload.of(step).json(), run.id(), run.fence()));
	}

	void end(Connection connection, Claimed run) throws SQLException {
		connection.setAutoCommit(false);
		requireOne(update(connection, END, run.id(), run.fence()));
		update(connection, ADD_EVENT, "finished-" + run.id(), Payload.of(0).json());
		connection.commit();
		connection.setAutoCommit(true);
	}

	private static void requireOne(int rows) {
		if (rows != 1) {
			throw new IllegalStateException("The run was taken away");
		}
	}

	private static int update(Connection connection, String sql, Object... arguments) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			for (int i = 0; i < arguments.length; i++) {
				statement.setObject(i + 1, arguments[i]);
			}
			return statement.executeUpdate();
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

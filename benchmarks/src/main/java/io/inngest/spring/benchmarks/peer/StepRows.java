package io.inngest.spring.benchmarks.peer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

import javax.sql.DataSource;

import io.inngest.spring.benchmarks.engine.Payload;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A table for the results of steps, where a library has none: one insert and one commit
 * per step, as all others have.
 */
class StepRows {

	private static final String TABLE = """
			CREATE TABLE peer_step (task varchar(40) NOT NULL, step integer NOT NULL, data varchar(4000) NOT NULL,
				PRIMARY KEY (task, step))""";

	private static final String INSERT = "INSERT INTO peer_step (task, step, data) VALUES (?, ?, ?)";

	private final DataSource dataSource;

	StepRows(DataSource dataSource) {
		this.dataSource = dataSource;
		JdbcClient.create(dataSource).sql(TABLE).update();
	}

	/**
	 * Stores a step on a connection in auto-commit mode.
	 */
	void insert(Connection connection, String task, int step) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
			statement.setString(1, task);
			statement.setInt(2, step);
			statement.setString(3, Payload.of(step).json());
			statement.executeUpdate();
		}
	}

	Connection connection() throws SQLException {
		return this.dataSource.getConnection();
	}

	long count() {
		return JdbcClient.create(this.dataSource).sql("SELECT count(*) FROM peer_step").query(Long.class).single();
	}

}

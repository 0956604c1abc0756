package io.inngest.spring.engine.journal;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;

import io.inngest.spring.engine.store.Serializers;
import io.inngest.spring.protocol.StepKey;
import io.inngest.spring.protocol.StepOp;
import io.inngest.spring.protocol.StepOp.Timing;
import org.jspecify.annotations.Nullable;

/**
 * A row to be inserted into {@code inngest_step} if its run is still held.
 *
 * @param place where it belongs
 * @param op the step
 * @param content what became of the step
 */
public record StepRow(Place place, StepOp op, Content content) {

	String runId() {
		return this.place.runId();
	}

	/**
	 * Sets the parameters of the dialect's insert. Each with its type: what a type that
	 * is left open costs is a question to the database.
	 * @param statement the insert
	 * @throws SQLException if a parameter cannot be set
	 */
	void bind(PreparedStatement statement) throws SQLException {
		StepKey step = this.op.step();
		statement.setString(1, this.place.runId());
		statement.setString(2, step.hash());
		statement.setInt(3, this.place.position());
		statement.setString(4, step.id());
		statement.setInt(5, step.index());
		statement.setString(6, this.op.name());
		statement.setString(7, this.content.type());
		statement.setString(8, this.content.data());
		statement.setString(9, this.content.error());
		if (this.content.wakeAt() != null) {
			statement.setLong(10, this.content.wakeAt().toEpochMilli());
		}
		else {
			statement.setNull(10, Types.BIGINT);
		}
		statement.setInt(11, this.place.attempts());
		statement.setLong(12, this.content.timing().started().toEpochMilli());
		statement.setLong(13, this.content.timing().ended().toEpochMilli());
		statement.setString(14, Serializers.JSON);
		statement.setString(15, this.place.runId());
		statement.setLong(16, this.place.fence());
	}

	/**
	 * Where a step belongs.
	 *
	 * @param runId the run
	 * @param fence the number of the lease under which it is stored
	 * @param position its position among the run's steps, from 1
	 * @param attempts how often it was tried
	 */
	record Place(String runId, long fence, int position, int attempts) {

	}

	/**
	 * What became of a step.
	 *
	 * @param type the kind of step
	 * @param data the result as JSON
	 * @param error the error as JSON, if it has failed
	 * @param wakeAt when it is over, if it is a sleep
	 * @param timing when it began and ended
	 */
	record Content(String type, @Nullable String data, @Nullable String error, @Nullable Instant wakeAt,
			Timing timing) {

	}

}

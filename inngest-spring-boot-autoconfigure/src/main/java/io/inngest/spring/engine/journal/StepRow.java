package io.inngest.spring.engine.journal;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;

import io.inngest.spring.engine.queue.ClaimedRun;
import io.inngest.spring.engine.store.Serializers;
import io.inngest.spring.engine.wait.WaitRow;
import io.inngest.spring.protocol.StepKey;
import io.inngest.spring.protocol.StepOp.Timing;
import org.jspecify.annotations.Nullable;

/**
 * A row to be inserted into {@code inngest_step} if its run is still held.
 *
 * @param place where it belongs
 * @param step which step
 * @param name the display name
 * @param content what became of the step
 */
public record StepRow(Place place, StepKey step, String name, Content content) {

	/**
	 * Makes the row of a wait that is over.
	 * @param run the run
	 * @param position its position among the run's steps, from 1
	 * @param wait the wait
	 * @param result what it has come to
	 * @return the row
	 */
	static StepRow of(ClaimedRun run, int position, WaitRow wait, WaitRow.Result result) {
		Timing timing = new Timing(Instant.ofEpochMilli(wait.period().since()), Instant.ofEpochMilli(wait.overAt()));
		// Without a time to wake: nobody's clock has a say in it any more
		return new StepRow(new Place(run.runId(), run.fence(), position, 1), wait.step(), wait.name(),
				new Content(wait.kind().op(), result.data(), result.error(), null, timing));
	}

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
		statement.setString(1, this.place.runId());
		statement.setString(2, this.step.hash());
		statement.setInt(3, this.place.position());
		statement.setString(4, this.step.id());
		statement.setInt(5, this.step.index());
		statement.setString(6, this.name);
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

package io.inngest.spring.sample.check;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

import javax.sql.DataSource;

import io.inngest.spring.sample.play.Scenario;
import io.inngest.spring.sample.recorded.StepLog.Execution;
import io.inngest.spring.sample.recorded.StepLog.Moment;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the engine has stored, read from its tables behind its back.
 */
public class StoredRuns {

	private final JdbcClient jdbc;

	/**
	 * Opens the tables.
	 * @param dataSource where they are
	 */
	public StoredRuns(DataSource dataSource) {
		this.jdbc = JdbcClient.create(dataSource);
	}

	List<Run> runs() {
		return this.jdbc.sql("""
				select r.run_id, r.function_id, r.status, r.output, r.event_key, e.event_id, e.name as event_name
				from inngest_run r join inngest_event e on e.event_key = r.event_key
				order by r.run_id""").query(Run.class).list();
	}

	/**
	 * Returns the steps.
	 * @return all steps, run by run, first one first
	 */
	public List<Step> steps() {
		return this.jdbc.sql("""
				select run_id, step_hash, position, step_id, step_index, op, data, error, attempts, started_at, ended_at
				from inngest_step order by run_id, position""").query(Step.class).list();
	}

	/**
	 * Returns the events.
	 * @return all events
	 */
	public List<Event> events() {
		return this.jdbc.sql("select event_key, event_id, name, data, pending from inngest_event")
			.query(Event.class)
			.list();
	}

	/**
	 * Returns how many waits there are.
	 * @return the number of rows, which go with their runs
	 */
	public int waits() {
		return this.jdbc.sql("select count(*) from inngest_wait").query(Integer.class).single();
	}

	/**
	 * Returns how many runs have not ended.
	 * @return the number of rows in the queue
	 */
	public int queued() {
		return this.jdbc.sql("select count(*) from inngest_queue").query(Integer.class).single();
	}

	List<String> customers() {
		return this.jdbc.sql("select id from customer").query(String.class).list();
	}

	/**
	 * A run with the event that started it.
	 */
	record Run(String runId, String functionId, String status, String output, String eventKey, String eventId,
			String eventName) {

	}

	/**
	 * A step that has ended, as its row says.
	 */
	public record Step(String runId, String stepHash, int position, String stepId, int stepIndex, String op,
			String data, String error, int attempts, long startedAt, long endedAt) {

		String label() {
			return (this.stepIndex > 0) ? this.stepId + ":" + this.stepIndex : this.stepId;
		}

		boolean failed() {
			return this.error != null;
		}

		boolean hasBody() {
			// That a saga has failed is stored as a step without one
			return ("step.run".equals(this.op) || "step.rollback".equals(this.op)) && !this.stepId.endsWith(":failed");
		}

		boolean crashed() {
			return failed() && this.error.contains("StepCrashed");
		}

		/** Whether the execution is the one whose result this is, going by the time. */
		boolean isResultOf(Execution execution) {
			return execution.last() == (failed() ? Moment.FAILED : Moment.OK) && execution.beganAt() >= this.startedAt
					&& execution.endedAt() <= this.endedAt;
		}

	}

	/**
	 * An event.
	 */
	public record Event(String eventKey, String eventId, String name, String data, boolean pending) {

		/** Returns the subject if the event is a scenario's. */
		Optional<String> subject() {
			Matcher matcher = Scenario.SUBJECT.matcher(this.data);
			return (this.name.startsWith("inngest/") || !matcher.find()) ? Optional.empty()
					: Optional.of(matcher.group());
		}

	}

}

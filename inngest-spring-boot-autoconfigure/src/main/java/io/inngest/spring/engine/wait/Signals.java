package io.inngest.spring.engine.wait;

import java.io.StringWriter;
import java.time.Clock;
import java.util.List;

import io.inngest.spring.ErrorDetails;
import io.inngest.spring.SignalNotFoundException;
import io.inngest.spring.engine.queue.RunQueue;
import io.inngest.spring.engine.queue.WakeUp;
import io.inngest.spring.engine.store.Database;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.util.Assert;

/**
 * Brings signals to the runs that wait for them. A signal has one run at most.
 */
public class Signals {

	/** The longest name that an index takes on each database. */
	static final int MAX_NAME = 512;

	private static final String FIND = """
			SELECT run_id, step_hash FROM inngest_wait WHERE signal = ? AND due_at > ?""";

	// The run has not looked at its clock yet
	private static final String FREE = "UPDATE inngest_wait SET signal = NULL WHERE signal = ? AND due_at <= ?";

	private final Database database;

	private final WaitTable waits;

	private final RunQueue queue;

	private final WakeUp wakeUp;

	private final Clock clock;

	Signals(Database database, WaitTable waits, RunQueue queue, WakeUp wakeUp, Clock clock) {
		this.database = database;
		this.waits = waits;
		this.queue = queue;
		this.wakeUp = wakeUp;
		this.clock = clock;
	}

	/**
	 * Sends a signal, in a transaction of its own.
	 * @param signal the signal
	 * @param data what to give to the run, as JSON
	 * @return the run that had waited for it
	 * @throws SignalNotFoundException if no run waits for it
	 */
	public String send(String signal, String data) {
		Sent sent = address(signal, data);
		while (!deliverNow(sent)) {
			sent = address(signal, data);
		}
		this.wakeUp.now();
		return sent.place().runId();
	}

	private boolean deliverNow(Sent sent) {
		return this.database.transaction((jdbc) -> deliver(jdbc, sent));
	}

	/**
	 * Finds out who gets a signal.
	 * @param signal the signal
	 * @param data what to give to the run, as JSON
	 * @return what to deliver
	 * @throws SignalNotFoundException if no run waits for it
	 */
	public Sent address(String signal, String data) {
		String text = text(signal, data);
		int limit = this.database.dialect().maxStepData();
		Assert.isTrue(text.length() <= limit,
				() -> "The data of the signal '%s' is too large: %d characters of JSON, where %d are allowed. Store it elsewhere and send a reference to it"
					.formatted(signal, text.length(), limit));
		List<WaitTable.Place> found = this.database.once((jdbc) -> jdbc.query(FIND,
				(row, number) -> new WaitTable.Place(row.getString("run_id"), row.getString("step_hash")), signal,
				this.clock.millis()));
		if (found.isEmpty()) {
			throw new SignalNotFoundException(signal);
		}
		return new Sent(found.get(0), text);
	}

	/**
	 * Delivers a signal, as part of a transaction. The queue is to be woken after it.
	 * @param jdbc the transaction
	 * @param sent what to deliver
	 * @return whether the run still waited for it
	 */
	public boolean deliver(JdbcOperations jdbc, Sent sent) {
		this.queue.wake(jdbc, List.of(sent.place().runId()));
		return this.waits.resolve(jdbc, sent.place(),
				new WaitRow.Resolution(this.clock.millis(), null, sent.data(), null));
	}

	/**
	 * Finds the run that waits for a signal, and makes room for another one if its time
	 * is over.
	 * @param jdbc the transaction
	 * @param signal the signal
	 * @param now the current time, in epoch milliseconds
	 * @return the run's id; {@code null} if there is none
	 */
	@Nullable String waiting(JdbcOperations jdbc, String signal, long now) {
		jdbc.update(FREE, signal, now);
		List<String> found = jdbc.query(FIND, (row, number) -> row.getString("run_id"), signal, now);
		return found.isEmpty() ? null : found.get(0);
	}

	/**
	 * Writes an error if the column can take it; what it cannot is left to the log.
	 * @param error the error
	 * @return the error as JSON, or {@code null}
	 */
	@Nullable String kept(ErrorDetails error) {
		String json = JsonMapper.shared().writeValueAsString(error);
		return (json.length() <= this.database.dialect().maxStepData()) ? json : null;
	}

	private static String text(String signal, String data) {
		StringWriter text = new StringWriter();
		try (JsonGenerator json = JsonMapper.shared().createGenerator(text)) {
			json.writeStartObject();
			json.writeStringProperty("signal", signal);
			json.writeName("data");
			json.writeRawValue(data);
			json.writeEndObject();
		}
		return text.toString();
	}

	/**
	 * A signal on its way.
	 *
	 * @param place who waits for it
	 * @param data what that is given, as JSON
	 */
	public record Sent(WaitTable.Place place, String data) {

	}

}

package io.inngest.spring.test.drive;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import io.inngest.spring.engine.query.RunQueries;
import io.inngest.spring.engine.queue.QueueRunner;
import io.inngest.spring.engine.store.Database;
import io.inngest.spring.test.EventReport;
import io.inngest.spring.test.RunReport;
import io.inngest.spring.test.TestEngine;
import io.inngest.spring.test.intervention.SimulatedCrash;
import io.inngest.spring.test.replay.RecordedRun;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.util.Assert;

/**
 * The embedded engine, whose runs are handled on the calling thread. Its own threads must
 * not be started.
 */
public final class EmbeddedEngineDriver implements DrivenEngine {

	/** More than a test has. */
	private static final int LIMIT = 10_000;

	/** In an order in which no row is left alone. */
	private static final List<String> TABLES = List.of("inngest_arrival", "inngest_wait", "inngest_step",
			"inngest_queue", "inngest_idempotency", "inngest_run", "inngest_event");

	private static final String EXPIRE_LEASES = "UPDATE inngest_queue SET lease_until = ? WHERE leased = TRUE";

	private static final OffsetDateTime LONG_AGO = OffsetDateTime.of(2000, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

	private final QueueRunner runner;

	private final Database database;

	private final RunQueries queries;

	private final EmbeddedReports reports;

	private final EmbeddedRecords records;

	/**
	 * Creates a driver.
	 * @param runner the engine's queue runner
	 * @param database the engine's database
	 * @param queries looks up runs and events
	 * @param records reads what is stored of runs
	 */
	public EmbeddedEngineDriver(QueueRunner runner, Database database, RunQueries queries, EmbeddedRecords records) {
		this.runner = runner;
		this.database = database;
		this.queries = queries;
		this.reports = new EmbeddedReports(queries);
		this.records = records;
	}

	@Override
	public TestEngine kind() {
		return TestEngine.EMBEDDED;
	}

	@Override
	public boolean doNext() {
		requireNoThreads();
		try {
			return this.runner.runNext();
		}
		catch (SimulatedCrash ex) {
			takeOver();
			return true;
		}
	}

	private void requireNoThreads() {
		Assert.state(!this.runner.isRunning(),
				"The engine's threads are running, so a test cannot drive it. Set inngest.embedded.auto-startup=false, "
						+ "and do not start the engine in the test");
	}

	// As soon as the lease of the dead process has expired, which is not waited for
	private void takeOver() {
		this.database.once((jdbc) -> jdbc.update(EXPIRE_LEASES, LONG_AGO));
		this.runner.recover();
	}

	@Override
	public Optional<Instant> nextDue() {
		requireNoThreads();
		return this.runner.nextDue();
	}

	@Override
	public List<RunReport> runsOf(String functionId) {
		return oldestFirst(this.queries.latestOf(functionId, LIMIT)).stream().map(this.reports::report).toList();
	}

	@Override
	public Optional<RunReport> find(String runId) {
		return this.queries.find(runId).map(this.reports::report);
	}

	@Override
	public List<EventReport> events() {
		return oldestFirst(this.queries.latestEvents(LIMIT)).stream().map(EmbeddedReports::report).toList();
	}

	@Override
	public List<RecordedRun> records() {
		return oldestFirst(this.queries.latest(LIMIT)).stream().map(this.records::read).toList();
	}

	private static <T> List<T> oldestFirst(List<T> latestFirst) {
		List<T> list = new ArrayList<>(latestFirst);
		Collections.reverse(list);
		return list;
	}

	@Override
	public void repeatCalls() {
		// There is no network between the engine and a function
	}

	@Override
	public void reset() {
		if (this.database.isOpen()) {
			this.database.transaction(EmbeddedEngineDriver::empty);
		}
	}

	private static int empty(JdbcOperations jdbc) {
		return TABLES.stream().mapToInt((table) -> jdbc.update("DELETE FROM " + table)).sum();
	}

}

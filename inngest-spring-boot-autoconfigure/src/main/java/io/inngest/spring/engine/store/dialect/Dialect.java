package io.inngest.spring.engine.store.dialect;

import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowMapper;

/**
 * The statements that one database says differently from another.
 */
public interface Dialect {

	/**
	 * Returns the name of the folder that holds the schema scripts.
	 * @return the database's name, such as {@code h2}
	 */
	String name();

	/**
	 * Whether the database comes with the application, so that its tables may be created
	 * without being asked.
	 * @return {@code false} for a database server
	 */
	boolean isEmbedded();

	/**
	 * Makes the database keep what it commits.
	 * @param jdbc what to run statements with
	 * @param url the database's URL
	 * @return whether what is committed survives the end of the process
	 */
	boolean ensureDurable(JdbcOperations jdbc, String url);

	/**
	 * Returns the largest result of a step that can be stored.
	 * @return the size in characters
	 */
	int maxStepData();

	/**
	 * Whether a batch in auto-commit mode is one transaction.
	 * @return {@code false} if each of its rows is committed apart
	 */
	boolean commitsBatchAtOnce();

	/**
	 * Whether a process that is killed while several transactions are committed may leave
	 * part of one behind, so that the engine had better make one after the other.
	 * @return {@code true} if transactions are not kept apart in what is written
	 */
	boolean mixesTransactions();

	/**
	 * Returns how many commits of steps help at a time; further ones had better share.
	 * @return the number
	 */
	int usefulCommits();

	/**
	 * Returns the insert of a step. It locks the run's queue row in the same statement
	 * and inserts nothing when the fence has moved on: a fence that is only read would
	 * let two workers record the same step.
	 * @return the statement, with the columns of {@code inngest_step} in their order as
	 * parameters up to {@code serializer}, then the run's id and its fence
	 */
	String insertStep();

	/**
	 * Stores events, and notes the arrival of those that somebody waits for.
	 * @param jdbc what to run the statements with; inside a transaction
	 * @param events the columns of {@code inngest_event} of each, without {@code pending}
	 * @return how many arrivals were noted
	 */
	int insertEvents(JdbcOperations jdbc, List<Object[]> events);

	/**
	 * Returns the statement that notes the arrival of stored events that somebody waits
	 * for.
	 * @return the statement, with an array of event keys as parameter
	 */
	default String noteArrivals() {
		return """
				INSERT INTO inngest_arrival (event_key, event_name)
				SELECT e.event_key, e.name FROM inngest_event e
				WHERE e.event_key = ANY(?) AND (SELECT w.run_id FROM inngest_wait w WHERE w.event_name = e.name
					ORDER BY w.event_name, w.match_path, w.match_value LIMIT 1) IS NOT NULL
				ORDER BY e.event_key""";
	}

	/**
	 * Returns the statement that stores an event, notes its arrival if somebody waits for
	 * it, and queues the runs that it starts, all or nothing.
	 * @param runs how many runs, possibly none
	 * @return the statement, which updates as many rows as arrivals were noted, with the
	 * columns of {@code inngest_event} (without {@code pending}), those of
	 * {@code inngest_run} for each run (without status and what comes later) and run id,
	 * function id and due time for each as parameters. {@code null} if the database needs
	 * several statements
	 */
	@Nullable String startRuns(int runs);

	/**
	 * Returns the statement that ends a run and stores the event that tells of it, all or
	 * nothing, if the run is still held.
	 * @return the query, with the run's id and fence, the columns of {@code inngest_run}
	 * that change (status to reason) and those of {@code inngest_event} (without
	 * {@code pending}) as parameters; returns in one row whether the run was {@code held}
	 * and the number of {@code arrivals} that were noted. {@code null} if the database
	 * needs several statements
	 */
	@Nullable String endRun();

	/**
	 * Returns the statement that remembers that an event has started a function.
	 * @return the statement, with function id, event id, run id, time of expiry and now
	 * as parameters; updates no row when it is remembered already
	 */
	String remember();

	/**
	 * Returns the statement that prolongs leases. It takes the rows in the order of their
	 * ids, as groups of steps do, so that neither waits for the other for ever.
	 * @return the query, with milliseconds, owner and an array of run ids in ascending
	 * order as parameters; returns {@code run_id} and {@code fence} of what is still held
	 */
	String renewLeases();

	/**
	 * Returns the statement that lets runs go on at once: those that wait by their due
	 * time, those that are being executed when they are put back. One whose attempt has
	 * failed keeps the time of the next. It takes the rows in the order of their ids.
	 * @return the statement, with the current time and an array of run ids in ascending
	 * order as parameters
	 */
	String wakeRuns();

	/**
	 * Returns the statement that lets runs go on at once with an event: what
	 * {@link #wakeRuns()} does and, after that, the waits.
	 * @return the statement, with two arrays that name the waits (run ids and hashes of
	 * steps), an array of the run ids, the current time, the time and key of the event,
	 * and that time again as parameters. {@code null} if the database needs several
	 * statements
	 */
	@Nullable String resumeRuns();

	/**
	 * Returns the statement that puts runs back whose lease has expired on the database's
	 * clock.
	 * @return the statement, with the time they become due as parameter
	 */
	String requeueExpired();

	/**
	 * Takes due runs, so that no other worker gets them.
	 * @param jdbc what to run the statements with, each of which may be committed on its
	 * own
	 * @param claim what to take
	 * @param mapper reads {@link #CLAIM_COLUMNS}
	 * @param <T> the type of a claimed run
	 * @return the claimed runs, possibly fewer than asked for
	 */
	<T> List<T> claim(JdbcOperations jdbc, Claim claim, RowMapper<T> mapper);

	/**
	 * Takes events that no node has dispatched yet, oldest first, and marks them as
	 * dispatched.
	 * @param jdbc what to run the statements with; inside a transaction
	 * @param limit how many at most
	 * @param mapper reads the columns of {@code inngest_event}
	 * @param <T> the type of an event
	 * @return the events
	 */
	<T> List<T> takePendingEvents(JdbcOperations jdbc, int limit, RowMapper<T> mapper);

	/**
	 * Makes other initializers of the same schema wait until the current transaction
	 * ends.
	 * @param jdbc what to run the statement with; inside a transaction
	 */
	void lockSchema(JdbcOperations jdbc);

	/** What a claim returns: the queue row and the event. */
	String CLAIM_COLUMNS = "q.run_id, q.function_id, q.due_at, q.fence, q.attempt, q.attempt_position, q.started_at, q.has_waits, "
			+ "q.has_sagas, q.cancel_reason, "
			+ "e.event_key, e.event_id, e.name, e.data, e.user_data, e.ts, e.version, e.received_at, e.serializer";

	/**
	 * What to claim.
	 *
	 * @param owner who claims
	 * @param functionIds the functions whose runs the owner can execute
	 * @param limit how many at most
	 * @param now the time at which runs must be due, in epoch milliseconds
	 * @param leaseMillis how long the lease lasts
	 */
	record Claim(String owner, Collection<String> functionIds, int limit, long now, long leaseMillis) {

	}

}

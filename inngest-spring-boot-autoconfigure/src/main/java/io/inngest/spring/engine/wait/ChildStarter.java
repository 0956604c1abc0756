package io.inngest.spring.engine.wait;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * Starts the runs of functions that other runs invoke.
 */
@FunctionalInterface
public interface ChildStarter {

	/**
	 * Starts a run, as part of a transaction. The queue is to be woken after it.
	 * @param jdbc the transaction
	 * @param child what to start
	 * @return the run's id; {@code null} if there is no such function
	 */
	@Nullable String start(JdbcOperations jdbc, Child child);

	/**
	 * A run to be started.
	 *
	 * @param functionId the composite id of its function
	 * @param data its event's data, as a JSON object
	 * @param parentId the run that invokes it
	 * @param stepHash the hash of the step that does
	 * @param stepName the display name of that step
	 * @param expiresAt how long that step waits, in epoch milliseconds
	 */
	record Child(String functionId, String data, String parentId, String stepHash, String stepName, long expiresAt) {

	}

}

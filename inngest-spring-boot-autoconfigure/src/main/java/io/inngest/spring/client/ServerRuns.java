package io.inngest.spring.client;

import java.util.Optional;

/**
 * The runs on the server.
 */
public interface ServerRuns {

	/**
	 * Looks up a run.
	 * @param runId the run's id
	 * @return how it stands; empty if the server does not know it
	 * @throws ServerRequestException if the server did not answer the question
	 */
	Optional<RunState> find(String runId);

	/**
	 * Cancels a run; one that has ended stays as it is.
	 * @param runId the run's id
	 * @throws IllegalArgumentException if the server does not know the run
	 * @throws ServerRequestException if the server did not confirm
	 */
	void cancel(String runId);

}

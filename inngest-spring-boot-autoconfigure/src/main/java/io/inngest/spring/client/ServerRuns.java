package io.inngest.spring.client;

import java.util.Optional;

/**
 * The runs on the server, and signals to them.
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
	 * Sends a signal to the run that waits for it.
	 * @param signal the signal
	 * @param data what to give to the run, as JSON
	 * @return the run's id
	 * @throws io.inngest.spring.SignalNotFoundException if no run waits for the signal
	 * @throws ServerRequestException if the server did not confirm
	 */
	String sendSignal(String signal, String data);

	/**
	 * Cancels a run; one that has ended stays as it is.
	 * @param runId the run's id
	 * @throws IllegalArgumentException if the server does not know the run
	 * @throws ServerRequestException if the server did not confirm
	 */
	void cancel(String runId);

}

package io.inngest.spring.test.drive;

import java.util.List;
import java.util.Optional;

import io.inngest.spring.test.EventReport;
import io.inngest.spring.test.RunReport;
import io.inngest.spring.test.TestEngine;
import io.inngest.spring.test.replay.RecordedRun;

/**
 * An engine as seen from a test.
 */
public interface DrivenEngine extends Agenda {

	/**
	 * Returns which engine it is.
	 * @return the engine
	 */
	TestEngine kind();

	/**
	 * Returns the runs of a function.
	 * @param functionId its composite id
	 * @return the runs, in the order in which they were started
	 */
	List<RunReport> runsOf(String functionId);

	/**
	 * Finds a run.
	 * @param runId its id
	 * @return the run; empty if there is none
	 */
	Optional<RunReport> find(String runId);

	/**
	 * Returns the events that were sent.
	 * @return the events, in the order in which they were sent
	 */
	List<EventReport> events();

	/**
	 * Returns what is stored of all runs.
	 * @return the runs, in the order in which they were started
	 */
	List<RecordedRun> records();

	/**
	 * Makes each call twice from now on, if calls come over a network.
	 */
	void repeatCalls();

	/**
	 * Forgets all events and runs.
	 */
	void reset();

}

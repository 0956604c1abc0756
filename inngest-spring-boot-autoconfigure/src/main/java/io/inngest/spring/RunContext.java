package io.inngest.spring;

import org.slf4j.Logger;

/**
 * The run that a handler is called for.
 */
public interface RunContext {

	/**
	 * Returns the run's id.
	 * @return the id, a ULID
	 */
	String runId();

	/**
	 * Returns the function's id.
	 * @return the composite id, {@code <app-id>-<function id>}
	 */
	String functionId();

	/**
	 * Returns the number of the attempt. Starts again after each finished step.
	 * @return 0 for the first attempt
	 */
	int attempt();

	/**
	 * Returns how many attempts there are.
	 * @return the number of retries plus one
	 */
	int maxAttempts();

	/**
	 * Returns a logger that is silent while the handler is replayed over steps that were
	 * finished by earlier calls, so that each line is written about once.
	 * @return a logger named after the handler's class
	 */
	Logger logger();

}

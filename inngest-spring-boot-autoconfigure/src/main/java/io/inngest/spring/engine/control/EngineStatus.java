package io.inngest.spring.engine.control;

/**
 * What the engine is doing. Known without asking the database, which might not answer.
 *
 * @param running whether its workers run
 * @param functions the number of functions
 * @param database whether the database answers
 * @param durable whether what is committed survives the end of the process; {@code false}
 * as long as the database is not used
 */
public record EngineStatus(boolean running, int functions, DatabaseState database, boolean durable) {

	/**
	 * Whether the database answers.
	 */
	public enum DatabaseState {

		/** Nothing has needed it yet. */
		UNUSED,

		/** It answered when it was last asked. */
		AVAILABLE,

		/** It did not answer when it was last asked. */
		AWAY

	}

}

package io.inngest.spring.engine;

/**
 * What the engine is doing.
 *
 * @param running whether its workers run
 * @param functions the number of functions
 * @param durable whether what is committed survives the end of the process
 * @param databaseAway whether the database did not answer when it was last asked
 */
public record EngineStatus(boolean running, int functions, boolean durable, boolean databaseAway) {

}

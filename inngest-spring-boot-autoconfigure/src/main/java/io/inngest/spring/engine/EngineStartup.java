package io.inngest.spring.engine;

/**
 * Whether the engine's threads are started with the application.
 *
 * @param auto {@code false} to have runs handled by hand
 */
public record EngineStartup(boolean auto) {

}

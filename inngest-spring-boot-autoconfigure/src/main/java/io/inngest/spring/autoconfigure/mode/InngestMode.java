package io.inngest.spring.autoconfigure.mode;

import io.inngest.spring.protocol.Mode;

/**
 * Which engine drives the application's functions, and why it is that one.
 *
 * @param mode the engine
 * @param reason what was decisive, for the log
 */
public record InngestMode(Mode mode, String reason) {

}

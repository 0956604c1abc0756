package io.inngest.spring.engine.store;

import io.inngest.spring.engine.store.dialect.Dialect;

/**
 * What is known of an opened database.
 *
 * @param dialect how to talk to it
 * @param durable whether what is committed survives the end of the process
 * @param plainAutoCommit whether connections come in auto-commit mode and with READ
 * COMMITTED isolation, as the engine wants them
 */
public record DatabaseProfile(Dialect dialect, boolean durable, boolean plainAutoCommit) {

}

package io.inngest.spring.serve.sync;

import org.jspecify.annotations.Nullable;

/**
 * Settings of the registration.
 *
 * @param onStartup whether the application registers its functions when it has started;
 * {@code null} to do so where the server can reach it
 */
public record SyncSettings(@Nullable Boolean onStartup) {

}

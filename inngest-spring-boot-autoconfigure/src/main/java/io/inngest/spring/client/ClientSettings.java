package io.inngest.spring.client;

import java.time.Duration;

/**
 * How requests to the server are made.
 *
 * @param connectTimeout how long to wait for a connection
 * @param readTimeout how long to wait for an answer
 * @param virtualThreads whether threads are virtual ones
 */
public record ClientSettings(Duration connectTimeout, Duration readTimeout, boolean virtualThreads) {

}

package io.inngest.spring.engine.query;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An event as stored.
 *
 * @param key the id under which it is stored, as returned by a send
 * @param id the sender's id; the key when the sender gave none
 * @param name the event's name
 * @param data the payload as JSON
 * @param user data about the user as JSON; {@code null} when there is none
 * @param ts when it happened
 * @param version the version of the payload
 * @param receivedAt when it was stored
 */
public record EventView(String key, String id, String name, String data, @Nullable String user, Instant ts,
		@Nullable String version, Instant receivedAt) {

}

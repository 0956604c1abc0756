package io.inngest.spring;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Something that happened, and what functions are triggered by.
 *
 * @param id the sender's id, used for de-duplication: within 24 hours a function starts
 * at most once for one id. {@code null} before sending when the sender gives none; never
 * {@code null} in a handler
 * @param name the name, such as {@code shop/order.placed}; at most 256 characters and not
 * starting with {@code inngest/}
 * @param data the payload; must be written as a JSON object, {@code null} counts as an
 * empty one
 * @param user data about the user that the event belongs to; empty when there is none
 * @param ts when the event happened, with millisecond precision. {@code null} before
 * sending means the time of sending; a time in the future delays the functions until then
 * @param v the version of the payload, when the sender names one
 * @param <T> the type of the payload
 */
public record Event<T extends @Nullable Object>(@Nullable String id, String name, T data,
		Map<String, @Nullable Object> user, @Nullable Instant ts, @Nullable String v) {

	public Event {
		Assert.notNull(name, "'name' must not be null");
		user = (user != null) ? Collections.unmodifiableMap(new LinkedHashMap<>(user)) : Map.of();
	}

	/**
	 * Creates an event to send.
	 * @param name the event's name
	 * @param data the payload
	 * @param <T> the type of the payload
	 * @return an event without id and time: both are given when it is sent
	 */
	public static <T extends @Nullable Object> Event<T> of(String name, T data) {
		return new Event<>(null, name, data, Map.of(), null, null);
	}

	/**
	 * Returns a copy with the given id.
	 * @param id the sender's id, at most 255 characters
	 * @return the copy
	 */
	public Event<T> withId(String id) {
		return new Event<>(id, this.name, this.data, this.user, this.ts, this.v);
	}

	/**
	 * Returns a copy with the given time.
	 * @param ts when the event happened; functions start no earlier than this
	 * @return the copy
	 */
	public Event<T> withTs(Instant ts) {
		return new Event<>(this.id, this.name, this.data, this.user, ts, this.v);
	}

	/**
	 * Returns a copy with the given user data.
	 * @param user data about the user that the event belongs to
	 * @return the copy
	 */
	public Event<T> withUser(Map<String, ? extends @Nullable Object> user) {
		return new Event<>(this.id, this.name, this.data, new LinkedHashMap<>(user), this.ts, this.v);
	}

	/**
	 * Returns a copy with the given payload version.
	 * @param v the version of the payload
	 * @return the copy
	 */
	public Event<T> withV(String v) {
		return new Event<>(this.id, this.name, this.data, this.user, this.ts, v);
	}

	/**
	 * Returns a copy with another payload.
	 * @param data the payload
	 * @param <U> the type of the payload
	 * @return the copy
	 */
	public <U extends @Nullable Object> Event<U> withData(U data) {
		return new Event<>(this.id, this.name, data, this.user, this.ts, this.v);
	}

}

package io.inngest.spring;

import java.lang.reflect.Type;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Which event a step waits for, and how long. Immutable. A timeout has to be given.
 * <p>
 * Without {@link #lookBack(Duration)} only events count that come after the step has
 * begun to wait. The event that started the run never counts.
 *
 * @param <T> the type of the event's data
 */
public final class WaitForEvent<T extends @Nullable Object> {

	private final String name;

	private final Type type;

	private final @Nullable Duration timeout;

	private final @Nullable String condition;

	private final @Nullable Duration lookBack;

	private WaitForEvent(String name, Type type, @Nullable Duration timeout, @Nullable String condition,
			@Nullable Duration lookBack) {
		Assert.hasText(name, "'name' must not be empty");
		this.name = name;
		this.type = type;
		this.timeout = timeout;
		this.condition = condition;
		this.lookBack = lookBack;
	}

	/**
	 * Waits for any event of a name.
	 * @param name the event's name, without wildcards
	 * @param type the type of the event's data
	 * @param <T> the type of the event's data
	 * @return what to wait for, still without a timeout
	 */
	public static <T extends @Nullable Object> WaitForEvent<T> of(String name, Class<T> type) {
		return new WaitForEvent<>(name, type, null, null, null);
	}

	/**
	 * Waits for any event of a name.
	 * @param name the event's name, without wildcards
	 * @param type the type of the event's data
	 * @param <T> the type of the event's data
	 * @return what to wait for, still without a timeout
	 */
	public static <T extends @Nullable Object> WaitForEvent<T> of(String name, TypeRef<T> type) {
		return new WaitForEvent<>(name, type.getType(), null, null, null);
	}

	/**
	 * Returns a copy that waits at most for the given time.
	 * @param timeout how long, at most 366 days (365 on an Inngest server)
	 * @return the copy
	 */
	public WaitForEvent<T> timeout(Duration timeout) {
		return new WaitForEvent<>(this.name, this.type, timeout, this.condition, this.lookBack);
	}

	/**
	 * Returns a copy that waits for an event which has the same value at a path as the
	 * event that started the run.
	 * @param path the path, such as {@code data.orderId}
	 * @return the copy
	 * @throws IllegalStateException if there is a condition already
	 */
	public WaitForEvent<T> match(String path) {
		Assert.hasText(path, "'path' must not be empty");
		return condition("event." + path + " == async." + path);
	}

	/**
	 * Returns a copy that waits for an event which fulfils a condition.
	 * @param cel an expression in CEL, such as
	 * {@code async.data.orderId == event.data.orderId && async.data.level > 2}, in which
	 * {@code event} is the one that started the run and {@code async} the one that has
	 * come
	 * @return the copy
	 * @throws IllegalStateException if there is a condition already
	 */
	public WaitForEvent<T> condition(String cel) {
		Assert.hasText(cel, "'cel' must not be empty");
		Assert.state(this.condition == null, () -> "The wait for '%s' has the condition '%s' already: join both by &&"
			.formatted(this.name, this.condition));
		return new WaitForEvent<>(this.name, this.type, this.timeout, cel, this.lookBack);
	}

	/**
	 * Returns a copy that also takes an event which came before the step has begun to
	 * wait. Works on the embedded engine only; an Inngest server cannot look back, so the
	 * step is refused there.
	 * @param lookBack how long ago the event may have come
	 * @return the copy
	 */
	public WaitForEvent<T> lookBack(Duration lookBack) {
		return new WaitForEvent<>(this.name, this.type, this.timeout, this.condition, lookBack);
	}

	/**
	 * Returns the event's name.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Returns the type of the event's data.
	 * @return the type
	 */
	public Type type() {
		return this.type;
	}

	/**
	 * Returns how long to wait.
	 * @return the timeout, or {@code null} as long as none was given
	 */
	public @Nullable Duration timeout() {
		return this.timeout;
	}

	/**
	 * Returns what the event must fulfil.
	 * @return an expression in CEL, or {@code null} for any event of the name
	 */
	public @Nullable String condition() {
		return this.condition;
	}

	/**
	 * Returns how long ago the event may have come.
	 * @return the duration, or {@code null} if it must be new
	 */
	public @Nullable Duration lookBack() {
		return this.lookBack;
	}

}

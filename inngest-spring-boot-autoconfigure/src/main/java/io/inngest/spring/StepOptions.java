package io.inngest.spring;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Options of a step. Immutable.
 *
 * @param <T> the type of the step's result
 */
public final class StepOptions<T extends @Nullable Object> {

	private final String id;

	private final @Nullable String name;

	private final Type type;

	private final @Nullable Integer retries;

	private final List<Duration> backoff;

	private StepOptions(String id, @Nullable String name, Type type, @Nullable Integer retries,
			List<Duration> backoff) {
		Assert.hasText(id, "'id' must not be empty");
		this.id = id;
		this.name = name;
		this.type = type;
		this.retries = retries;
		this.backoff = backoff;
	}

	/**
	 * Options of a step with a result of the given type.
	 * @param id the step's id
	 * @param type the type of the step's result
	 * @param <T> the type of the step's result
	 * @return the options
	 */
	public static <T extends @Nullable Object> StepOptions<T> of(String id, Class<T> type) {
		return new StepOptions<>(id, null, type, null, List.of());
	}

	/**
	 * Options of a step with a result of the given generic type.
	 * @param id the step's id
	 * @param type the type of the step's result
	 * @param <T> the type of the step's result
	 * @return the options
	 */
	public static <T extends @Nullable Object> StepOptions<T> of(String id, TypeRef<T> type) {
		return new StepOptions<>(id, null, type.getType(), null, List.of());
	}

	/**
	 * Options of a step without a result.
	 * @param id the step's id
	 * @return the options
	 */
	public static StepOptions<@Nullable Void> action(String id) {
		return new StepOptions<>(id, null, Void.class, null, List.of());
	}

	/**
	 * Returns a copy with a name to show.
	 * @param name the display name; the id when none is given
	 * @return the copy
	 */
	public StepOptions<T> name(String name) {
		return new StepOptions<>(this.id, name, this.type, this.retries, this.backoff);
	}

	/**
	 * Returns a copy of a step that is tried again less often than its function says.
	 * @param retries how often the step is tried again after its first attempt, from 0; a
	 * number above the function's counts as the function's
	 * @return the copy
	 */
	public StepOptions<T> retries(int retries) {
		Assert.isTrue(retries >= 0,
				() -> "Step '%s' cannot have %d retries: 0 or more can be given".formatted(this.id, retries));
		return new StepOptions<>(this.id, this.name, this.type, retries, this.backoff);
	}

	/**
	 * Returns a copy of a step that waits otherwise between its attempts than its
	 * function says.
	 * @param delays the delays after the first, second, … failed attempt, at least one;
	 * the last one counts for all further attempts. An Inngest server takes whole
	 * seconds, from one second to 24 hours
	 * @return the copy
	 */
	public StepOptions<T> backoff(Duration... delays) {
		Assert.isTrue(delays.length > 0 && Arrays.stream(delays).noneMatch(Duration::isNegative),
				() -> "The back-off of step '%s' needs at least one delay, and none that is negative"
					.formatted(this.id));
		return new StepOptions<>(this.id, this.name, this.type, this.retries, List.of(delays));
	}

	/**
	 * Returns the step's id.
	 * @return the id as the application wrote it
	 */
	public String id() {
		return this.id;
	}

	/**
	 * Returns the name to show.
	 * @return the display name, or the id when none was given
	 */
	public String name() {
		return (this.name != null) ? this.name : this.id;
	}

	/**
	 * Returns the declared type of the result.
	 * @return the type; {@code Void} for an action
	 */
	public Type type() {
		return this.type;
	}

	/**
	 * Returns how often the step is tried again.
	 * @return the number of retries, or {@code null} for the function's
	 */
	public @Nullable Integer retries() {
		return this.retries;
	}

	/**
	 * Returns how long to wait between attempts.
	 * @return the delays after the first, second, … failed attempt; empty for the
	 * function's back-off
	 */
	public List<Duration> backoff() {
		return this.backoff;
	}

}

package io.inngest.spring;

import java.lang.reflect.Type;

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

	private StepOptions(String id, @Nullable String name, Type type) {
		Assert.hasText(id, "'id' must not be empty");
		this.id = id;
		this.name = name;
		this.type = type;
	}

	/**
	 * Options of a step with a result of the given type.
	 * @param id the step's id
	 * @param type the type of the step's result
	 * @param <T> the type of the step's result
	 * @return the options
	 */
	public static <T extends @Nullable Object> StepOptions<T> of(String id, Class<T> type) {
		return new StepOptions<>(id, null, type);
	}

	/**
	 * Options of a step with a result of the given generic type.
	 * @param id the step's id
	 * @param type the type of the step's result
	 * @param <T> the type of the step's result
	 * @return the options
	 */
	public static <T extends @Nullable Object> StepOptions<T> of(String id, TypeRef<T> type) {
		return new StepOptions<>(id, null, type.getType());
	}

	/**
	 * Options of a step without a result.
	 * @param id the step's id
	 * @return the options
	 */
	public static StepOptions<@Nullable Void> action(String id) {
		return new StepOptions<>(id, null, Void.class);
	}

	/**
	 * Returns a copy with a name to show.
	 * @param name the display name; the id when none is given
	 * @return the copy
	 */
	public StepOptions<T> name(String name) {
		return new StepOptions<>(this.id, name, this.type);
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

}

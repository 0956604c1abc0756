package io.inngest.spring.execution.failure;

import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

/**
 * How application code came to its end, to be looked at before anything comes of it.
 *
 * @param value what it returned
 * @param thrown what it threw; {@code null} if it has returned
 * @param <T> the type of the value
 */
public record Passage<T extends @Nullable Object>(@Nullable T value, @Nullable Throwable thrown) {

	/**
	 * Goes through application code.
	 * @param code the code
	 * @param <T> the type of its value
	 * @return how it ended
	 */
	public static <T extends @Nullable Object> Passage<T> through(Callable<? extends T> code) {
		try {
			return new Passage<>(code.call(), null);
		}
		catch (Throwable ex) {
			return new Passage<>(null, ex);
		}
	}

	/**
	 * Ends as the code has ended. What it threw comes out as it is, checked exceptions
	 * too.
	 * @return what it returned
	 */
	@SuppressWarnings("NullAway") // a value that is null is of a type that may be
	public T end() {
		if (this.thrown != null) {
			throw Passage.<RuntimeException>asIs(this.thrown);
		}
		return this.value;
	}

	@SuppressWarnings({ "unchecked", "TypeParameterUnusedInFormals" })
	private static <E extends Throwable> E asIs(Throwable thrown) throws E {
		throw (E) thrown;
	}

}

package io.inngest.spring.function;

import org.jspecify.annotations.Nullable;

/**
 * Calls the application's method.
 */
public interface FunctionHandler {

	/**
	 * Calls the method once.
	 * @param invocation what the arguments are made of
	 * @return what the method returned; {@code null} for {@code void}
	 * @throws Throwable what the method threw, not wrapped, or a
	 * {@link io.inngest.spring.NonRetriableError} if the event's data does not fit its
	 * parameters
	 */
	@Nullable Object invoke(Invocation invocation) throws Throwable;

	/**
	 * Describes the method in logs and messages.
	 * @return class and method, such as {@code ImportImages.run}
	 */
	String describe();

	/**
	 * Returns the class that declares the method, after which the run's logger is named.
	 * @return the user's class, not a proxy's
	 */
	Class<?> type();

}

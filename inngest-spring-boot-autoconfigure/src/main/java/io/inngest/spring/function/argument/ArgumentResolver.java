package io.inngest.spring.function.argument;

import io.inngest.spring.function.Invocation;
import org.jspecify.annotations.Nullable;

/**
 * The strategy for one kind of parameter.
 */
interface ArgumentResolver {

	/**
	 * Decides at start-up how a parameter gets its argument.
	 * @param parameter the parameter
	 * @return the way, or {@code null} if the parameter is of another kind
	 * @throws io.inngest.spring.function.InvalidFunctionException if the parameter is of
	 * this kind, but not allowed where it is
	 */
	@Nullable Argument resolve(HandlerParameter parameter);

	/**
	 * Takes the argument out of an invocation.
	 */
	@FunctionalInterface
	interface Argument {

		@Nullable Object from(Invocation invocation);

	}

}

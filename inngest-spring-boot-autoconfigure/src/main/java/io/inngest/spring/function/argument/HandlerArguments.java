package io.inngest.spring.function.argument;

import java.util.List;

import io.inngest.spring.function.Invocation;
import io.inngest.spring.function.argument.ArgumentResolver.Argument;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of one handler.
 */
public final class HandlerArguments {

	private final List<Argument> arguments;

	HandlerArguments(List<Argument> arguments) {
		this.arguments = List.copyOf(arguments);
	}

	/**
	 * Makes the arguments of a call.
	 * @param invocation what they are made of
	 * @return the arguments in the order of the parameters
	 * @throws io.inngest.spring.NonRetriableError if the event's data does not fit
	 */
	public @Nullable Object[] resolve(Invocation invocation) {
		return this.arguments.stream().map((argument) -> argument.from(invocation)).toArray();
	}

}

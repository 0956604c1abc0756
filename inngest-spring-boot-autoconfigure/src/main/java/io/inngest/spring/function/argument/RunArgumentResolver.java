package io.inngest.spring.function.argument;

import io.inngest.spring.RunContext;
import io.inngest.spring.Step;
import io.inngest.spring.function.Invocation;
import org.jspecify.annotations.Nullable;

/**
 * {@link Step} and {@link RunContext}: the run itself.
 */
class RunArgumentResolver implements ArgumentResolver {

	@Override
	public @Nullable Argument resolve(HandlerParameter parameter) {
		if (parameter.rawType() == Step.class) {
			return Invocation::step;
		}
		return (parameter.rawType() == RunContext.class) ? Invocation::context : null;
	}

}

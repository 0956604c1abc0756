package io.inngest.spring.function.argument;

import io.inngest.spring.ErrorDetails;
import org.jspecify.annotations.Nullable;

/**
 * {@link ErrorDetails}: what the failed run failed with.
 */
class ErrorDetailsArgumentResolver implements ArgumentResolver {

	private final SystemEventReader systemEvents;

	ErrorDetailsArgumentResolver(SystemEventReader systemEvents) {
		this.systemEvents = systemEvents;
	}

	@Override
	public @Nullable Argument resolve(HandlerParameter parameter) {
		if (parameter.rawType() != ErrorDetails.class) {
			return null;
		}
		if (!parameter.role().readsFailures()) {
			throw parameter.mistake("is there for failures only",
					"Move it to a method marked @OnFailure, or to a function whose only trigger is 'inngest/function.failed'.");
		}
		return (invocation) -> this.systemEvents.error(invocation.event());
	}

}

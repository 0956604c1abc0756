package io.inngest.spring.function.failure;

import java.util.List;
import java.util.stream.Collectors;

import io.inngest.spring.function.FunctionHandler;
import io.inngest.spring.function.Invocation;
import io.inngest.spring.function.argument.SystemEventReader;
import io.inngest.spring.function.declaration.RunEnd;
import org.jspecify.annotations.Nullable;

/**
 * Calls the one method of a bean that is for a run's end, if there is one.
 */
class RoutingHandler implements FunctionHandler {

	private final RunEnd end;

	private final Class<?> type;

	private final List<RoutedMethod> methods;

	private final SystemEventReader systemEvents;

	RoutingHandler(RunEnd end, Class<?> type, List<RoutedMethod> methods, SystemEventReader systemEvents) {
		this.end = end;
		this.type = type;
		this.methods = List.copyOf(methods);
		this.systemEvents = systemEvents;
	}

	@Override
	public @Nullable Object invoke(Invocation invocation) throws Throwable {
		RoutedMethod method = pick(invocation);
		return (method != null) ? method.handler().invoke(invocation) : null;
	}

	private @Nullable RoutedMethod pick(Invocation invocation) {
		String functionId = this.systemEvents.functionId(invocation.event());
		List<RoutedMethod> methods = this.methods.stream().filter((method) -> method.isFor(functionId)).toList();
		return switch (this.end) {
			case FAILED -> ClosestMethod.find(methods, this.systemEvents.error(invocation.event()));
			case CANCELLED -> methods.stream().findFirst().orElse(null);
		};
	}

	@Override
	public String describe() {
		return this.methods.stream().map((method) -> method.handler().describe()).collect(Collectors.joining(", "));
	}

	@Override
	public Class<?> type() {
		return this.type;
	}

}

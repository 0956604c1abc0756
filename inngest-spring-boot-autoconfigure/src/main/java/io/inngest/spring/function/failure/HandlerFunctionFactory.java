package io.inngest.spring.function.failure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import io.inngest.spring.function.FunctionDefinition;
import io.inngest.spring.function.InvalidFunctionException;
import io.inngest.spring.function.Trigger;
import io.inngest.spring.function.Trigger.FunctionFilter;
import io.inngest.spring.function.argument.HandlerRole;
import io.inngest.spring.function.argument.SystemEventReader;
import io.inngest.spring.function.declaration.DeclaredBean;
import io.inngest.spring.function.declaration.DeclaredHandler;
import io.inngest.spring.function.declaration.Origin;
import io.inngest.spring.function.declaration.RunEnd;
import io.inngest.spring.function.definition.Attributes;
import io.inngest.spring.function.definition.DefinedFunction;
import io.inngest.spring.function.definition.FunctionIds;
import io.inngest.spring.function.handler.HandlerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes functions of the methods that handle failures and cancellations: one for each
 * function of the bean that declares them, or one for an advice bean.
 */
public class HandlerFunctionFactory {

	private final String appId;

	private final Attributes attributes;

	private final NamedFunctions namedFunctions;

	private final HandlerFactory handlers;

	private final SystemEventReader systemEvents;

	/**
	 * Creates the factory.
	 * @param appId the application's id
	 * @param attributes reads attributes
	 * @param handlers makes handlers of methods
	 * @param systemEvents reads the events that tell of a run's end
	 */
	public HandlerFunctionFactory(String appId, Attributes attributes, HandlerFactory handlers,
			SystemEventReader systemEvents) {
		this.appId = appId;
		this.attributes = attributes;
		this.namedFunctions = new NamedFunctions(appId, attributes);
		this.handlers = handlers;
		this.systemEvents = systemEvents;
	}

	/**
	 * Makes the functions of one bean's methods.
	 * @param bean the bean
	 * @param functions the application's functions, without handlers
	 * @return the functions, possibly none
	 */
	public List<DefinedFunction> create(DeclaredBean bean, Collection<DefinedFunction> functions) {
		if (bean.adviceId() != null && bean.handlers().isEmpty()) {
			throw origin(bean).mistake("handles nothing", "Add a method marked @OnFailure or @OnCancelled.");
		}
		List<DefinedFunction> created = new ArrayList<>();
		for (RunEnd end : RunEnd.values()) {
			List<DeclaredHandler> handlers = bean.handlers(end);
			if (!handlers.isEmpty()) {
				created.addAll((bean.adviceId() != null) ? List.of(ofAdvice(bean, bean.adviceId(), end, functions))
						: ofFunctions(bean, end, functions));
			}
		}
		return created;
	}

	private List<DefinedFunction> ofFunctions(DeclaredBean bean, RunEnd end, Collection<DefinedFunction> all) {
		List<DefinedFunction> own = all.stream().filter((function) -> function.beanName().equals(bean.name())).toList();
		if (own.isEmpty()) {
			throw bean.handlers(end)
				.get(0)
				.origin()
				.mistake("stands in a bean that has no function",
						"Move it to the bean of its function, or mark the bean with @InngestAdvice to handle all functions.");
		}
		List<RoutedMethod> methods = route(bean, end, own, false);
		List<DefinedFunction> created = new ArrayList<>();
		for (DefinedFunction function : own) {
			FunctionDefinition definition = function.definition();
			List<RoutedMethod> matching = methods.stream()
				.filter((method) -> method.isFor(definition.compositeId()))
				.toList();
			if (!matching.isEmpty()) {
				created.add(define(bean, end, definition.id() + "-" + end.suffix(),
						"%s (%s)".formatted(definition.name(), end.suffix()),
						new FunctionFilter(Set.of(definition.compositeId())), matching));
			}
		}
		return created;
	}

	private DefinedFunction ofAdvice(DeclaredBean bean, String adviceId, RunEnd end, Collection<DefinedFunction> all) {
		Origin origin = origin(bean);
		String id = FunctionIds.check(AdviceIds.id(this.attributes.text(adviceId, "id", origin), bean, end), origin);
		return define(bean, end, id, id, null, route(bean, end, all, true));
	}

	private Origin origin(DeclaredBean bean) {
		return new Origin("Advice bean '" + bean.name() + "'", bean.location());
	}

	private List<RoutedMethod> route(DeclaredBean bean, RunEnd end, Collection<DefinedFunction> functions,
			boolean foreign) {
		List<RoutedMethod> methods = new ArrayList<>();
		for (DeclaredHandler handler : bean.handlers(end)) {
			RoutedMethod method = new RoutedMethod(handler,
					this.handlers.create(handler.method(), role(end), handler.origin()),
					this.namedFunctions.resolve(handler, functions, foreign));
			methods.forEach((earlier) -> rejectAmbiguity(earlier, method, end));
			methods.add(method);
		}
		return methods;
	}

	private HandlerRole role(RunEnd end) {
		return switch (end) {
			case FAILED -> HandlerRole.FAILURE_HANDLER;
			case CANCELLED -> HandlerRole.CANCELLATION_HANDLER;
		};
	}

	private void rejectAmbiguity(RoutedMethod first, RoutedMethod second, RunEnd end) {
		if (first.clashesWith(second)) {
			throw new InvalidFunctionException(
					"Two %s methods of one bean are for the same function%s: %s and %s.".formatted(end.annotation(),
							(end == RunEnd.FAILED) ? " and the same error" : "", first.declared().method().describe(),
							second.declared().method().describe()),
					List.of(first.declared().method().location(), second.declared().method().location()),
					(end == RunEnd.FAILED) ? "Let them name different classes in 'error' or different 'functions'."
							: "Let them name different 'functions'.");
		}
	}

	private DefinedFunction define(DeclaredBean bean, RunEnd end, String id, String name,
			@Nullable FunctionFilter filter, List<RoutedMethod> methods) {
		int retries = 0;
		for (RoutedMethod method : methods) {
			retries = Math.max(retries,
					this.attributes.retries(method.declared().retries(), method.declared().origin()));
		}
		FunctionDefinition definition = new FunctionDefinition(this.appId, id, name,
				List.of(new Trigger.OnEvent(end.event(), filter)), retries, Set.of(), null,
				new RoutingHandler(end, bean.type(), methods, this.systemEvents));
		return new DefinedFunction(definition, bean.name(), new Origin("Function '" + id + "'",
				"%s, for its %s methods".formatted(bean.location(), end.annotation())));
	}

}

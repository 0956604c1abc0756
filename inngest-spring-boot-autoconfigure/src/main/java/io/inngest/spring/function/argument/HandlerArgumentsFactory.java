package io.inngest.spring.function.argument;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.inngest.spring.function.argument.ArgumentResolver.Argument;
import io.inngest.spring.function.declaration.BeanMethod;
import io.inngest.spring.function.declaration.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Decides at start-up what a handler's parameters get.
 */
public class HandlerArgumentsFactory {

	private final List<ArgumentResolver> resolvers;

	private final ArgumentResolver dataResolver;

	/**
	 * Creates the factory.
	 * @param binder binds events' data
	 * @param systemEvents reads the events that tell of a run's end
	 */
	public HandlerArgumentsFactory(EventDataBinder binder, SystemEventReader systemEvents) {
		this.dataResolver = new EventDataArgumentResolver(binder);
		this.resolvers = List.of(new RunArgumentResolver(), new EventArgumentResolver(binder, systemEvents),
				new ErrorDetailsArgumentResolver(systemEvents), new SystemEventArgumentResolver(binder, systemEvents));
	}

	/**
	 * Resolves the parameters of a handler.
	 * @param beanMethod the handler
	 * @param role what it is called for
	 * @param origin what a mistake of the handler is about
	 * @return the arguments
	 * @throws io.inngest.spring.function.InvalidFunctionException if a parameter cannot
	 * be resolved
	 */
	public HandlerArguments create(BeanMethod beanMethod, HandlerRole role, Origin origin) {
		Method method = beanMethod.method();
		List<Argument> arguments = new ArrayList<>();
		int dataParameters = 0;
		for (Parameter reflected : method.getParameters()) {
			HandlerParameter parameter = new HandlerParameter(beanMethod, reflected, role, origin);
			Argument argument = parameter.isMarkedAsData() ? null : resolve(parameter);
			if (argument == null) {
				argument = resolveData(parameter);
				dataParameters++;
			}
			arguments.add(argument);
		}
		if (dataParameters > 1) {
			throw origin.mistake("has several parameters for the event's data",
					"Keep one of them. Other beans belong in the constructor.");
		}
		return new HandlerArguments(arguments);
	}

	private @Nullable Argument resolve(HandlerParameter parameter) {
		return this.resolvers.stream()
			.map((resolver) -> resolver.resolve(parameter))
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

	private Argument resolveData(HandlerParameter parameter) {
		Argument argument = this.dataResolver.resolve(parameter);
		if (argument == null) {
			throw parameter.mistake("cannot be given a value",
					"Possible parameters are " + parameter.role().parameters() + ".");
		}
		return argument;
	}

}

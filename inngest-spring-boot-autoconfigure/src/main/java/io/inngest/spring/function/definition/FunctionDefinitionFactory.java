package io.inngest.spring.function.definition;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.function.BackoffPolicy;
import io.inngest.spring.function.ConditionCheck;
import io.inngest.spring.function.FunctionDefinition;
import io.inngest.spring.function.FunctionHandler;
import io.inngest.spring.function.FunctionOverrides;
import io.inngest.spring.function.FunctionSettings;
import io.inngest.spring.function.SystemEvents;
import io.inngest.spring.function.Trigger;
import io.inngest.spring.function.argument.HandlerRole;
import io.inngest.spring.function.declaration.BeanMethod;
import io.inngest.spring.function.declaration.DeclaredFunction;
import io.inngest.spring.function.declaration.Origin;
import io.inngest.spring.function.handler.HandlerFactory;

import org.springframework.util.StringUtils;

/**
 * Makes functions of their declarations: resolves placeholders, applies overrides from
 * the configuration and checks the result.
 */
public class FunctionDefinitionFactory {

	private final FunctionSettings settings;

	private final OverrideTable overrides;

	private final Attributes attributes;

	private final BackoffFactory backoffs;

	private final HandlerFactory handlers;

	private final TriggerFactory triggers;

	private final CancellationFactory cancellations;

	/**
	 * Creates the factory.
	 * @param settings the application's id and its defaults
	 * @param overrides what the configuration says about functions
	 * @param attributes reads attributes
	 * @param conditions checks conditions
	 * @param handlers makes handlers of methods
	 */
	public FunctionDefinitionFactory(FunctionSettings settings, OverrideTable overrides, Attributes attributes,
			ConditionCheck conditions, HandlerFactory handlers) {
		this.settings = settings;
		this.overrides = overrides;
		this.attributes = attributes;
		this.backoffs = new BackoffFactory(attributes);
		ConditionAttributes conditionAttributes = new ConditionAttributes(attributes, conditions);
		this.triggers = new TriggerFactory(attributes, conditionAttributes);
		this.cancellations = new CancellationFactory(attributes, conditionAttributes);
		this.handlers = handlers;
	}

	/**
	 * Makes a function.
	 * @param declared its declaration
	 * @return the function
	 */
	public DefinedFunction create(DeclaredFunction declared) {
		InngestFunction annotation = declared.function();
		String location = declared.handler().location();
		Origin unresolved = new Origin("Function '" + annotation.id() + "'", location);
		String id = FunctionIds.check(this.attributes.text(annotation.id(), "id", unresolved), unresolved);
		Origin origin = new Origin("Function '" + id + "'", location);
		Origin properties = origin.at("properties '" + OverrideTable.PREFIX + id + ".*'");
		FunctionOverrides overrides = this.overrides.find(id);
		List<Trigger.OnEvent> triggers = this.triggers.create(declared, overrides, origin, properties);
		int retries = retries(annotation, overrides, origin, properties);
		BackoffPolicy backoff = this.backoffs.create(declared.backoff(), overrides, origin, properties);
		FunctionHandler handler = handler(declared.handler(), id, role(triggers));
		FunctionDefinition definition = new FunctionDefinition(this.settings.appId(), id,
				name(annotation, overrides, id, origin), List.copyOf(triggers),
				this.cancellations.create(declared.cancellations(), origin), retries,
				nonRetriable(annotation, overrides), backoff, handler);
		return new DefinedFunction(definition, declared.handler().beanName(), origin);
	}

	private FunctionHandler handler(BeanMethod method, String id, HandlerRole role) {
		return this.handlers.create(method, role,
				new Origin("The handler %s of function '%s'".formatted(method.describe(), id), method.location()));
	}

	private String name(InngestFunction annotation, FunctionOverrides overrides, String id, Origin origin) {
		String name = (overrides.name() != null) ? overrides.name()
				: this.attributes.text(annotation.name(), "name", origin);
		return StringUtils.hasText(name) ? name : id;
	}

	private int retries(InngestFunction annotation, FunctionOverrides overrides, Origin origin, Origin properties) {
		if (overrides.retries() != null) {
			return this.attributes.retries(overrides.retries(), properties);
		}
		if (annotation.retries() == -1) {
			return this.attributes.retries(this.settings.defaultRetries(),
					origin.at("property 'inngest.defaults.retries'"));
		}
		return this.attributes.retries(annotation.retries(), origin);
	}

	private HandlerRole role(List<Trigger.OnEvent> triggers) {
		Set<String> distinct = triggers.stream().map(Trigger.OnEvent::event).collect(Collectors.toSet());
		if (distinct.equals(Set.of(SystemEvents.FAILED))) {
			return HandlerRole.FUNCTION_ON_FAILED;
		}
		return distinct.equals(Set.of(SystemEvents.CANCELLED)) ? HandlerRole.FUNCTION_ON_CANCELLED
				: HandlerRole.FUNCTION;
	}

	private Set<Class<? extends Throwable>> nonRetriable(InngestFunction annotation, FunctionOverrides overrides) {
		Set<Class<? extends Throwable>> overridden = overrides.nonRetriable();
		return (overridden != null) ? overridden : new LinkedHashSet<>(Arrays.asList(annotation.nonRetriable()));
	}

}

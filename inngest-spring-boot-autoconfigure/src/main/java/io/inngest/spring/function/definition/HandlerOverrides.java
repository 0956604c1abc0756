package io.inngest.spring.function.definition;

import java.util.Set;

import io.inngest.spring.function.BackoffPolicy;
import io.inngest.spring.function.FunctionDefinition;
import io.inngest.spring.function.FunctionOverrides;
import io.inngest.spring.function.declaration.Origin;

import org.springframework.util.StringUtils;

/**
 * Applies what the configuration says about the functions that handle failures and
 * cancellations.
 */
public class HandlerOverrides {

	private final OverrideTable overrides;

	private final Attributes attributes;

	private final BackoffFactory backoffs;

	/**
	 * Creates the overrides.
	 * @param overrides what the configuration says about functions
	 * @param attributes checks values
	 */
	public HandlerOverrides(OverrideTable overrides, Attributes attributes) {
		this.overrides = overrides;
		this.attributes = attributes;
		this.backoffs = new BackoffFactory(attributes);
	}

	/**
	 * Returns a handler function as the configuration wants it.
	 * @param function the function
	 * @return the function with what is overridden
	 */
	public DefinedFunction apply(DefinedFunction function) {
		FunctionDefinition declared = function.definition();
		FunctionOverrides overrides = this.overrides.find(declared.id());
		Origin origin = function.origin();
		Origin properties = origin.at("properties '" + OverrideTable.PREFIX + declared.id() + ".*'");
		if (overrides.event() != null) {
			throw properties.mistake("is told to start on event '%s'".formatted(overrides.event()),
					"Remove the property 'event': a handler starts on the end of the functions it is for.");
		}
		if (overrides.condition() != null) {
			throw properties.mistake("is told to start on a condition",
					"Remove the property 'condition': a handler starts on the end of the functions it is for.");
		}
		int retries = (overrides.retries() != null) ? this.attributes.retries(overrides.retries(), properties)
				: declared.retries();
		String name = StringUtils.hasText(overrides.name()) ? overrides.name() : declared.name();
		Set<Class<? extends Throwable>> nonRetriable = (overrides.nonRetriable() != null) ? overrides.nonRetriable()
				: declared.nonRetriable();
		BackoffPolicy backoff = this.backoffs.create(null, overrides, origin, properties);
		FunctionDefinition definition = new FunctionDefinition(declared.appId(), declared.id(), name,
				declared.triggers(), retries, nonRetriable, backoff, declared.handler());
		return new DefinedFunction(definition, function.beanName(), origin);
	}

}

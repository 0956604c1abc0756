package io.inngest.spring.function.handler;

import java.util.List;

import io.inngest.spring.function.FunctionHandler;
import io.inngest.spring.function.argument.HandlerArgumentsFactory;
import io.inngest.spring.function.argument.HandlerRole;
import io.inngest.spring.function.declaration.BeanMethod;
import io.inngest.spring.function.declaration.Origin;

import org.springframework.beans.factory.BeanFactory;

/**
 * Makes handlers of bean methods, once they comply with all rules.
 */
public class HandlerFactory {

	private final BeanFactory beanFactory;

	private final HandlerArgumentsFactory arguments;

	private final List<HandlerRule> rules;

	/**
	 * Creates the factory.
	 * @param beanFactory where the beans are taken from when they are called
	 * @param arguments resolves the methods' parameters
	 * @param rules what is asked of handlers
	 */
	public HandlerFactory(BeanFactory beanFactory, HandlerArgumentsFactory arguments, List<HandlerRule> rules) {
		this.beanFactory = beanFactory;
		this.arguments = arguments;
		this.rules = List.copyOf(rules);
	}

	/**
	 * Makes a handler.
	 * @param method the method to call
	 * @param role what the handler is called for
	 * @param origin what a mistake of the method is about
	 * @return the handler
	 * @throws io.inngest.spring.function.InvalidFunctionException if the method cannot be
	 * one
	 */
	public FunctionHandler create(BeanMethod method, HandlerRole role, Origin origin) {
		this.rules.forEach((rule) -> rule.check(method, origin));
		return new BeanMethodHandler(this.beanFactory, method, this.arguments.create(method, role, origin));
	}

}

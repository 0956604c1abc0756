package io.inngest.spring.function.handler;

import io.inngest.spring.function.declaration.BeanMethod;
import io.inngest.spring.function.declaration.Origin;

/**
 * Something that is asked of every handler.
 */
@FunctionalInterface
public interface HandlerRule {

	/**
	 * Checks a handler at start-up.
	 * @param method the method
	 * @param origin what a mistake of the method is about
	 * @throws io.inngest.spring.function.InvalidFunctionException if the method cannot be
	 * one
	 */
	void check(BeanMethod method, Origin origin);

}

package io.inngest.spring.function.argument;

import java.lang.reflect.Parameter;
import java.lang.reflect.Type;

import io.inngest.spring.annotation.EventData;
import io.inngest.spring.function.InvalidFunctionException;
import io.inngest.spring.function.declaration.BeanMethod;
import io.inngest.spring.function.declaration.Origin;

import org.springframework.core.GenericTypeResolver;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;

/**
 * A parameter of a handler.
 *
 * @param method the handler
 * @param parameter the parameter
 * @param role what the handler is called for
 * @param origin what a mistake of the handler is about
 */
record HandlerParameter(BeanMethod method, Parameter parameter, HandlerRole role, Origin origin) {

	// The full type, with type variables of superclasses replaced
	Type type() {
		return GenericTypeResolver.resolveType(this.parameter.getParameterizedType(), this.method.beanType());
	}

	Class<?> rawType() {
		return ResolvableType.forType(type()).toClass();
	}

	boolean isMarkedAsData() {
		return AnnotatedElementUtils.isAnnotated(this.parameter, EventData.class);
	}

	InvalidFunctionException mistake(String problem, String action) {
		return this.origin.mistake("has a parameter '%s' of type %s, which %s".formatted(this.parameter.getName(),
				this.parameter.getType().getSimpleName(), problem), action);
	}

}

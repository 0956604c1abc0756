package io.inngest.spring.function.handler;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.concurrent.Future;

import io.inngest.spring.function.declaration.BeanMethod;
import io.inngest.spring.function.declaration.Origin;

import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;

/**
 * A handler does its work before it returns. What goes on afterwards is not part of the
 * run: it would be neither awaited nor retried.
 */
public class AsynchronousRule implements HandlerRule {

	private static final String ASYNC = "org.springframework.scheduling.annotation.Async";

	@Override
	public void check(BeanMethod beanMethod, Origin origin) {
		Method method = beanMethod.method();
		if (isAsynchronous(method.getReturnType())) {
			throw origin.mistake(
					"returns a %s, which would not be awaited".formatted(method.getReturnType().getSimpleName()),
					"Return the value itself, and wait for it in a step: step.run(\"…\", () -> future.get()).");
		}
		if (isAsync(method) || isAsync(beanMethod.beanType())) {
			throw origin.mistake("is @Async and would not be awaited",
					"Remove @Async: handlers run on threads of their own anyway.");
		}
	}

	private boolean isAsynchronous(Class<?> type) {
		return Future.class.isAssignableFrom(type)
				|| ReactiveAdapterRegistry.getSharedInstance().getAdapter(type) != null;
	}

	private boolean isAsync(AnnotatedElement element) {
		return MergedAnnotations.from(element, SearchStrategy.TYPE_HIERARCHY).isPresent(ASYNC);
	}

}

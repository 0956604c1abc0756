package io.inngest.spring.function.handler;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

import io.inngest.spring.NonRetriableError;
import io.inngest.spring.function.FunctionHandler;
import io.inngest.spring.function.Invocation;
import io.inngest.spring.function.argument.HandlerArguments;
import io.inngest.spring.function.declaration.BeanMethod;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.util.ReflectionUtils;

/**
 * Calls a method of a bean, which is taken from the bean factory for each call.
 */
class BeanMethodHandler implements FunctionHandler {

	private final BeanFactory beanFactory;

	private final BeanMethod method;

	private final HandlerArguments arguments;

	BeanMethodHandler(BeanFactory beanFactory, BeanMethod method, HandlerArguments arguments) {
		this.beanFactory = beanFactory;
		this.method = method;
		this.arguments = arguments;
	}

	@Override
	public @Nullable Object invoke(Invocation invocation) throws Throwable {
		@Nullable Object[] arguments = this.arguments.resolve(invocation);
		Object bean = this.beanFactory.getBean(this.method.beanName());
		Method method = invocableMethod(bean);
		try {
			return method.invoke(bean, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

	private Method invocableMethod(Object bean) {
		String obstacle = ProxyRule.obstacle(this.method.method(), bean.getClass());
		if (obstacle != null) {
			throw new NonRetriableError(
					"Cannot call %s: it %s. %s".formatted(this.method.location(), obstacle, ProxyRule.ACTION));
		}
		Method method = ProxyRule.invocable(this.method.method(), bean.getClass());
		ReflectionUtils.makeAccessible(method);
		return method;
	}

	@Override
	public String describe() {
		return this.method.describe();
	}

	@Override
	public Class<?> type() {
		return this.method.beanType();
	}

}

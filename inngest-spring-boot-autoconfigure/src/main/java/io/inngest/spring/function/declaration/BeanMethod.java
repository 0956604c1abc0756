package io.inngest.spring.function.declaration;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Collectors;

import org.springframework.util.ClassUtils;

/**
 * A method that a bean offers as a handler.
 *
 * @param beanName the bean's name
 * @param beanType the bean's class as written, not a proxy's
 * @param method the method
 */
public record BeanMethod(String beanName, Class<?> beanType, Method method) {

	/**
	 * Describes the method in logs.
	 * @return class and method, such as {@code ImportImages.run}
	 */
	public String describe() {
		return ClassUtils.getShortName(this.beanType) + "." + this.method.getName();
	}

	/**
	 * Says where the method is, for messages about mistakes.
	 * @return the full class name, the method with its parameters, and the bean
	 */
	public String location() {
		String parameters = Arrays.stream(this.method.getParameterTypes())
			.map(Class::getSimpleName)
			.collect(Collectors.joining(", "));
		return "%s.%s(%s), bean '%s'".formatted(this.beanType.getName(), this.method.getName(), parameters,
				this.beanName);
	}

}

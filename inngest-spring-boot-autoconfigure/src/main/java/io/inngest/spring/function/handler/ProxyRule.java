package io.inngest.spring.function.handler;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;

import io.inngest.spring.function.declaration.BeanMethod;
import io.inngest.spring.function.declaration.Origin;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.SpringProxy;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.BeanFactory;

/**
 * A handler can be called through the proxy that its bean is behind. Whether a bean that
 * is not created at start-up will be proxied is known only when it is called.
 */
public class ProxyRule implements HandlerRule {

	static final String ACTION = "Make the method neither private nor final, and let the bean be proxied by class; "
			+ "or move it to a bean that is not proxied.";

	private final BeanFactory beanFactory;

	/**
	 * Creates the rule.
	 * @param beanFactory knows the beans' classes
	 */
	public ProxyRule(BeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	public void check(BeanMethod method, Origin origin) {
		Class<?> beanClass = this.beanFactory.getType(method.beanName(), false);
		String obstacle = (beanClass != null) ? obstacle(method.method(), beanClass) : null;
		if (obstacle != null) {
			throw origin.mistake(obstacle, ACTION);
		}
	}

	/**
	 * Says why a method cannot be called on a bean.
	 * @param method the method
	 * @param beanClass the bean's actual class
	 * @return the reason, going on after the method; {@code null} if there is none
	 */
	static @Nullable String obstacle(Method method, Class<?> beanClass) {
		if (!SpringProxy.class.isAssignableFrom(beanClass) || Modifier.isStatic(method.getModifiers())) {
			return null;
		}
		if (Modifier.isPrivate(method.getModifiers())) {
			return "is private, on a bean that is proxied";
		}
		if (Proxy.isProxyClass(beanClass)) {
			return isInInterface(method, beanClass) ? null
					: "is in none of the interfaces that the bean's proxy implements";
		}
		if (Modifier.isFinal(method.getModifiers())) {
			return "is final, on a bean that is proxied";
		}
		return isVisible(method, beanClass) ? null
				: "is package-private in another package than the class of its bean, which is proxied";
	}

	private static boolean isInInterface(Method method, Class<?> proxyClass) {
		try {
			invocable(method, proxyClass);
			return true;
		}
		catch (IllegalStateException ex) {
			return false;
		}
	}

	private static boolean isVisible(Method method, Class<?> proxyClass) {
		int modifiers = method.getModifiers();
		return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers)
				|| method.getDeclaringClass().getPackageName().equals(proxyClass.getPackageName());
	}

	static Method invocable(Method method, Class<?> beanClass) {
		return AopUtils.selectInvocableMethod(method, beanClass);
	}

}

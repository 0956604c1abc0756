package io.inngest.spring.function.discovery;

import java.util.ArrayList;
import java.util.List;

import io.inngest.spring.function.declaration.DeclarationReader;
import io.inngest.spring.function.declaration.DeclaredBean;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.scope.ScopedObject;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ClassUtils;

/**
 * Finds the beans that declare functions or handlers, without creating any.
 */
class FunctionBeans {

	private final ConfigurableListableBeanFactory beanFactory;

	private final DeclarationReader reader = new DeclarationReader();

	FunctionBeans(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	List<DeclaredBean> find() {
		List<DeclaredBean> beans = new ArrayList<>();
		for (String beanName : this.beanFactory.getBeanNamesForType(Object.class, true, false)) {
			Class<?> type = ScopedProxyUtils.isScopedTarget(beanName) ? null : targetClass(beanName);
			DeclaredBean bean = (type != null) ? this.reader.read(beanName, ClassUtils.getUserClass(type)) : null;
			if (bean != null) {
				beans.add(bean);
			}
		}
		return beans;
	}

	private @Nullable Class<?> targetClass(String beanName) {
		Class<?> type = AutoProxyUtils.determineTargetClass(this.beanFactory, beanName);
		if (type != null && ScopedObject.class.isAssignableFrom(type)) {
			Class<?> scoped = AutoProxyUtils.determineTargetClass(this.beanFactory,
					ScopedProxyUtils.getTargetBeanName(beanName));
			return (scoped != null) ? scoped : type;
		}
		return type;
	}

}

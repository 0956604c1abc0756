package io.inngest.spring.autoconfigure.engine;

import io.inngest.spring.Inngest;
import io.inngest.spring.autoconfigure.engine.EngineUnavailableException.Missing;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.analyzer.AbstractInjectionFailureAnalyzer;
import org.springframework.core.annotation.Order;
import org.springframework.util.Assert;

/**
 * Says why there is no {@link Inngest} to inject. Comes before Spring Boot's analyzer,
 * which would ask for a bean of that type.
 */
@Order(0)
class NoInngestFailureAnalyzer extends AbstractInjectionFailureAnalyzer<NoSuchBeanDefinitionException> {

	private final ConfigurableListableBeanFactory beanFactory;

	NoInngestFailureAnalyzer(BeanFactory beanFactory) {
		Assert.isInstanceOf(ConfigurableListableBeanFactory.class, beanFactory);
		this.beanFactory = (ConfigurableListableBeanFactory) beanFactory;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, NoSuchBeanDefinitionException cause,
			@Nullable String description) {
		if (cause.getBeanType() != Inngest.class || cause instanceof NoUniqueBeanDefinitionException
				|| this.beanFactory.getBeanNamesForType(EngineRequirement.class, true, false).length == 0) {
			return null;
		}
		Missing missing = Missing.find(this.beanFactory.getBeanClassLoader());
		String problem = "%s required a bean of type '%s', but the embedded engine, which provides it, lacks %s."
			.formatted((description != null) ? description : "A component", Inngest.class.getName(),
					missing.description());
		return new FailureAnalysis(problem, EngineUnavailableFailureAnalyzer.action(missing), cause);
	}

}

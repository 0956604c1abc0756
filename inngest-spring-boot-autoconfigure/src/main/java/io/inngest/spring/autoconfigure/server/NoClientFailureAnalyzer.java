package io.inngest.spring.autoconfigure.server;

import io.inngest.spring.Inngest;
import io.inngest.spring.autoconfigure.mode.InngestModeResolver;
import io.inngest.spring.protocol.Mode;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.analyzer.AbstractInjectionFailureAnalyzer;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;

/**
 * Says why an application that belongs to an Inngest server has no {@link Inngest} to
 * inject. Comes before Spring Boot's analyzer, which would ask for a bean of that type.
 */
@Order(0)
class NoClientFailureAnalyzer extends AbstractInjectionFailureAnalyzer<NoSuchBeanDefinitionException> {

	private final ConfigurableListableBeanFactory beanFactory;

	private final Environment environment;

	NoClientFailureAnalyzer(BeanFactory beanFactory, Environment environment) {
		Assert.isInstanceOf(ConfigurableListableBeanFactory.class, beanFactory);
		this.beanFactory = (ConfigurableListableBeanFactory) beanFactory;
		this.environment = environment;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, NoSuchBeanDefinitionException cause,
			@Nullable String description) {
		if (cause.getBeanType() != Inngest.class || cause instanceof NoUniqueBeanDefinitionException
				|| ClassUtils.isPresent("org.springframework.web.client.RestClient",
						this.beanFactory.getBeanClassLoader())
				|| new InngestModeResolver(this.environment).resolve().mode() == Mode.EMBEDDED) {
			return null;
		}
		String problem = "%s required a bean of type '%s', but the client of the Inngest server lacks Spring's RestClient."
			.formatted((description != null) ? description : "A component", Inngest.class.getName());
		return new FailureAnalysis(problem,
				"Add org.springframework:spring-web, which inngest-spring-boot-starter brings "
						+ "unless it is excluded.",
				cause);
	}

}

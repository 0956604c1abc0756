package io.inngest.spring.autoconfigure.engine;

import java.util.List;

import javax.sql.DataSource;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.Assert;

/**
 * There is a {@code DataSource}. Unlike for {@code @ConditionalOnBean}, it may be one
 * that is no default candidate, which is how an application keeps the engine's from its
 * own beans.
 */
class OnDataSourceCondition extends SpringBootCondition implements ConfigurationCondition {

	@Override
	public ConfigurationPhase getConfigurationPhase() {
		return ConfigurationPhase.REGISTER_BEAN;
	}

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ListableBeanFactory beanFactory = context.getBeanFactory();
		Assert.state(beanFactory != null, "A condition on beans needs a bean factory");
		ConditionMessage.Builder message = ConditionMessage.forCondition("DataSource");
		List<String> names = dataSources(beanFactory);
		return names.isEmpty() ? ConditionOutcome.noMatch(message.because("there is none"))
				: ConditionOutcome.match(message.foundExactly(names));
	}

	static List<String> dataSources(ListableBeanFactory beanFactory) {
		return List.of(BeanFactoryUtils.beanNamesForTypeIncludingAncestors(beanFactory, DataSource.class, true, false));
	}

}

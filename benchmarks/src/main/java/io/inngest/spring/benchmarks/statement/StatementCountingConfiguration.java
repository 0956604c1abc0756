package io.inngest.spring.benchmarks.statement;

import javax.sql.DataSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Lets an application count its statements. It is slower for it.
 */
@Configuration(proxyBeanMethods = false)
public class StatementCountingConfiguration {

	@Bean
	StatementCounts statementCounts() {
		return new StatementCounts();
	}

	@Bean
	static BeanPostProcessor statementCounter(ObjectProvider<StatementCounts> counts) {
		return new BeanPostProcessor() {

			@Override
			public Object postProcessAfterInitialization(Object bean, String beanName) {
				return (bean instanceof DataSource dataSource) ? new CountingDataSource(dataSource, counts.getObject())
						: bean;
			}

		};
	}

}

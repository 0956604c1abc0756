package io.inngest.spring.engine.query;

import java.time.Clock;

import io.inngest.spring.engine.store.Database;
import io.inngest.spring.execution.wiring.ExecutionConfiguration;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ResourceLoader;

/**
 * The beans of this package.
 */
@Configuration(proxyBeanMethods = false)
public class QueryConfiguration {

	@Bean
	RunQueries inngestRunQueries(Database database, @Qualifier(ExecutionConfiguration.CLOCK) Clock clock,
			ResourceLoader resourceLoader) {
		return new RunQueries(database, new RunViews(JsonMapper.shared(), clock), resourceLoader.getClassLoader());
	}

}

package io.inngest.spring.autoconfigure;

import io.inngest.spring.autoconfigure.EngineUnavailableException.Missing;
import io.inngest.spring.function.FunctionRegistry;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.util.ClassUtils;

/**
 * Auto-configuration of applications in which the embedded engine cannot run.
 */
@AutoConfiguration(after = EmbeddedEngineAutoConfiguration.class)
@ConditionalOnMissingBean(type = "io.inngest.spring.engine.EmbeddedEngine")
public final class EngineUnavailableAutoConfiguration {

	private static final String JPA_REPOSITORIES = "org.springframework.data.jpa.repository.support.JpaRepositoryFactory";

	@Bean
	EngineRequirement inngestEngineRequirement(FunctionRegistry functions) {
		boolean jpa = ClassUtils.isPresent(JPA_REPOSITORIES, getClass().getClassLoader());
		return new EngineRequirement(functions, jpa ? Missing.DATA_SOURCE : Missing.JPA);
	}

}

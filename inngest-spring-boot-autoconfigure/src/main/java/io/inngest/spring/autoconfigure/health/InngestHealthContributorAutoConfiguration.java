package io.inngest.spring.autoconfigure.health;

import io.inngest.spring.actuate.InngestHealthIndicator;
import io.inngest.spring.autoconfigure.engine.EmbeddedEngineAutoConfiguration;
import io.inngest.spring.engine.EmbeddedEngine;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the engine's health.
 */
@AutoConfiguration(after = EmbeddedEngineAutoConfiguration.class)
@ConditionalOnClass({ HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnBean(EmbeddedEngine.class)
@ConditionalOnEnabledHealthIndicator("inngest")
public final class InngestHealthContributorAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = "inngestHealthIndicator")
	InngestHealthIndicator inngestHealthIndicator(EmbeddedEngine engine) {
		return new InngestHealthIndicator(engine::status);
	}

}

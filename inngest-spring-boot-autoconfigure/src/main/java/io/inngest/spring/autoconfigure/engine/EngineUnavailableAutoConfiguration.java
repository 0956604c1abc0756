package io.inngest.spring.autoconfigure.engine;

import io.inngest.spring.autoconfigure.engine.EngineUnavailableException.Missing;
import io.inngest.spring.autoconfigure.mode.ConditionalOnInngestMode;
import io.inngest.spring.function.FunctionRegistry;
import io.inngest.spring.protocol.Mode;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ResourceLoader;

/**
 * Auto-configuration of applications in which the embedded engine cannot run.
 */
@AutoConfiguration(after = EmbeddedEngineAutoConfiguration.class)
@ConditionalOnInngestMode(Mode.EMBEDDED)
@ConditionalOnMissingBean(type = "io.inngest.spring.engine.EmbeddedEngine")
public final class EngineUnavailableAutoConfiguration {

	@Bean
	EngineRequirement inngestEngineRequirement(FunctionRegistry functions, ResourceLoader resourceLoader) {
		return new EngineRequirement(functions, Missing.find(resourceLoader.getClassLoader()));
	}

}

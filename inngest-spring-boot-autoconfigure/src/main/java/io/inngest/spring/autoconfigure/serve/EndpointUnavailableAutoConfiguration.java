package io.inngest.spring.autoconfigure.serve;

import io.inngest.spring.autoconfigure.mode.ConditionalOnInngestMode;
import io.inngest.spring.autoconfigure.mode.InngestMode;
import io.inngest.spring.function.FunctionRegistry;
import io.inngest.spring.protocol.Mode;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of applications that belong to an Inngest server but that it cannot
 * call.
 */
@AutoConfiguration(after = ServeAutoConfiguration.class)
@ConditionalOnInngestMode({ Mode.DEV, Mode.CLOUD })
@ConditionalOnMissingBean(type = "io.inngest.spring.serve.ServeEndpoint")
public final class EndpointUnavailableAutoConfiguration {

	@Bean
	EndpointRequirement inngestEndpointRequirement(InngestMode mode, FunctionRegistry functions) {
		return new EndpointRequirement(mode, functions);
	}

}

package io.inngest.spring.autoconfigure.serve;

import io.inngest.spring.autoconfigure.InngestAutoConfiguration;
import io.inngest.spring.autoconfigure.mode.ConditionalOnInngestMode;
import io.inngest.spring.autoconfigure.server.ServerClientAutoConfiguration;
import io.inngest.spring.protocol.Mode;
import io.inngest.spring.protocol.Platform;
import io.inngest.spring.serve.ServeConfiguration;
import io.inngest.spring.serve.ServeSettings;
import io.inngest.spring.serve.call.CallConfiguration;
import io.inngest.spring.serve.call.checkpoint.CheckpointSettings;
import io.inngest.spring.serve.sync.SyncConfiguration;
import io.inngest.spring.serve.sync.SyncSettings;
import io.inngest.spring.serve.web.ServeWebConfiguration;
import io.inngest.spring.serve.web.StreamingSettings;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * Auto-configuration of the endpoint that an Inngest server calls. Where the embedded
 * engine drives the functions, it only tells about itself.
 */
@AutoConfiguration(after = { InngestAutoConfiguration.class, ServerClientAutoConfiguration.class })
@ConditionalOnClass(DispatcherServlet.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(InngestServeProperties.class)
@Import({ ServeConfiguration.class, ServeWebConfiguration.class })
public final class ServeAutoConfiguration {

	@Bean
	ServeSettings inngestServeSettings(InngestServeProperties properties, Environment environment) {
		return new EndpointSettings(properties).serve(Platform.detect(environment::getProperty).orElse(null));
	}

	/**
	 * Calls and registration, of which the embedded engine has no need.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnInngestMode({ Mode.DEV, Mode.CLOUD })
	@EnableConfigurationProperties(InngestCheckpointProperties.class)
	@Import({ CallConfiguration.class, SyncConfiguration.class })
	static class ServerConfiguration {

		@Bean
		CheckpointSettings inngestCheckpointSettings(InngestCheckpointProperties properties) {
			return EndpointSettings.checkpoint(properties);
		}

		@Bean
		StreamingSettings inngestStreamingSettings(InngestServeProperties properties, Environment environment) {
			return new EndpointSettings(properties).streaming(environment);
		}

		@Bean
		SyncSettings inngestSyncSettings(InngestServeProperties properties) {
			return new SyncSettings(properties.syncOnStartup());
		}

	}

}

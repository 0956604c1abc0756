package io.inngest.spring.autoconfigure.server;

import io.inngest.spring.autoconfigure.InngestAutoConfiguration;
import io.inngest.spring.autoconfigure.mode.ConditionalOnInngestMode;
import io.inngest.spring.autoconfigure.mode.InngestMode;
import io.inngest.spring.autoconfigure.mode.InngestUse;
import io.inngest.spring.client.ClientSettings;
import io.inngest.spring.client.InngestServer;
import io.inngest.spring.client.rest.ClientConfiguration;
import io.inngest.spring.function.FunctionRegistry;
import io.inngest.spring.protocol.Mode;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.thread.Threading;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.web.client.RestClient;

/**
 * Auto-configuration of the client of an Inngest server.
 */
@AutoConfiguration(after = InngestAutoConfiguration.class,
		afterName = "org.springframework.boot.restclient.autoconfigure.RestClientAutoConfiguration")
@ConditionalOnClass(RestClient.class)
@ConditionalOnInngestMode({ Mode.DEV, Mode.CLOUD })
@EnableConfigurationProperties(InngestServerProperties.class)
@Import(ClientConfiguration.class)
public final class ServerClientAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	InngestConnectionDetails inngestConnectionDetails(InngestMode mode, InngestServerProperties properties,
			Environment environment) {
		return new PropertiesInngestConnectionDetails(mode.mode(), properties, environment);
	}

	// Not inngestServer, as an application may call its container
	@Bean
	InngestServer inngestServerConnection(InngestMode mode, InngestServerProperties properties,
			InngestConnectionDetails connection) {
		return new ServerSettings(mode, properties).server(connection);
	}

	@Bean
	ClientSettings inngestClientSettings(InngestServerProperties properties, Environment environment) {
		return ServerSettings.client(properties.client(), Threading.VIRTUAL.isActive(environment));
	}

	@Bean
	ServerReport inngestServerReport(InngestServer server, InngestUse use, FunctionRegistry functions) {
		return new ServerReport(server, use, functions);
	}

}

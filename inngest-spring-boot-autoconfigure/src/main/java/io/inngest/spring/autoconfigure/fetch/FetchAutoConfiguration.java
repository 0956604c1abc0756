package io.inngest.spring.autoconfigure.fetch;

import java.time.Duration;

import io.inngest.spring.autoconfigure.InngestAutoConfiguration;
import io.inngest.spring.autoconfigure.mode.ConditionalOnInngestMode;
import io.inngest.spring.client.gateway.GatewayConfiguration;
import io.inngest.spring.client.gateway.GatewaySettings;
import io.inngest.spring.protocol.Mode;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.thread.Threading;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.web.client.RestClient;

/**
 * Auto-configuration of the requests that steps make with the embedded engine.
 */
@AutoConfiguration(after = InngestAutoConfiguration.class,
		afterName = "org.springframework.boot.restclient.autoconfigure.RestClientAutoConfiguration")
@ConditionalOnClass(RestClient.class)
@ConditionalOnInngestMode(Mode.EMBEDDED)
@EnableConfigurationProperties(InngestFetchProperties.class)
@Import(GatewayConfiguration.class)
public final class FetchAutoConfiguration {

	@Bean
	GatewaySettings inngestGatewaySettings(InngestFetchProperties properties, Environment environment) {
		if (properties.maxResponseSize().toBytes() <= 0) {
			throw new InvalidConfigurationPropertyValueException(GatewaySettings.MAX_RESPONSE_SIZE,
					properties.maxResponseSize(), "It must be larger than zero.");
		}
		return new GatewaySettings(positive("inngest.fetch.connect-timeout", properties.connectTimeout()),
				positive(GatewaySettings.READ_TIMEOUT, properties.readTimeout()),
				positive(GatewaySettings.INFERENCE_TIMEOUT, properties.inferenceTimeout()),
				properties.maxResponseSize(), Threading.VIRTUAL.isActive(environment));
	}

	private static Duration positive(String property, Duration value) {
		if (value.isNegative() || value.isZero()) {
			throw new InvalidConfigurationPropertyValueException(property, value, "It must be longer than zero.");
		}
		return value;
	}

}

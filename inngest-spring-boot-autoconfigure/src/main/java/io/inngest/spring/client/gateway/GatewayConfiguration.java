package io.inngest.spring.client.gateway;

import io.inngest.spring.execution.request.HttpGateway;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.web.client.RestClient;

/**
 * The gateway as a bean, made at the first request. Needs a {@link GatewaySettings} bean.
 */
@Configuration(proxyBeanMethods = false)
public class GatewayConfiguration {

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	HttpGateway inngestHttpGateway(GatewaySettings settings, ObjectProvider<RestClient.Builder> builder) {
		return new RestHttpGateway(settings, builder.getIfUnique(RestClient::builder));
	}

}

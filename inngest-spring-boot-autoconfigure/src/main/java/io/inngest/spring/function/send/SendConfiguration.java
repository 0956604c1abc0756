package io.inngest.spring.function.send;

import io.inngest.spring.Inngest;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * The beans of this package. Needs an {@link Inngest} bean.
 */
@Configuration(proxyBeanMethods = false)
public class SendConfiguration {

	@Bean
	PayloadEvents inngestPayloadEvents(Environment environment) {
		return new PayloadEvents(environment);
	}

	@Bean
	PublishedPayloads inngestPublishedPayloads(Inngest inngest, PayloadEvents payloads) {
		return new PublishedPayloads(inngest, payloads);
	}

}

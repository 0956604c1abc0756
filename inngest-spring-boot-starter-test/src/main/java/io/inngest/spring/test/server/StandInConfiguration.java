package io.inngest.spring.test.server;

import java.time.Clock;

import io.inngest.spring.protocol.event.EventRules;
import io.inngest.spring.serve.ServeEndpoint;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/**
 * The stand-in as beans, which take precedence over the client of a real server. The
 * application belongs to a server ({@code inngest.mode=dev}) and has a {@link Clock}.
 */
@Configuration(proxyBeanMethods = false)
public class StandInConfiguration {

	@Bean
	StandInServer inngestStandInServer(ObjectProvider<StandInSettings> settings, Clock clock,
			ObjectProvider<ServeEndpoint> endpoint) {
		return new StandInServer(settings.getIfAvailable(StandInSettings::new), clock, endpoint::getObject);
	}

	@Bean
	@Primary
	StandInClient inngestStandInClient(StandInServer server, ObjectProvider<JsonMapper> jsonMapper, Clock clock) {
		return new StandInClient(server, new EventRules(jsonMapper.getIfUnique(JsonMapper::shared), clock));
	}

}

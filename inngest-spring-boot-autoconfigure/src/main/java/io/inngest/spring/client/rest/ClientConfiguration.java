package io.inngest.spring.client.rest;

import java.time.Clock;

import io.inngest.spring.Inngest;
import io.inngest.spring.client.ClientSettings;
import io.inngest.spring.client.EventSender;
import io.inngest.spring.client.InngestServer;
import io.inngest.spring.client.SdkApi;
import io.inngest.spring.client.ServerRuns;
import io.inngest.spring.execution.wiring.ExecutionConfiguration;
import io.inngest.spring.function.send.PayloadEvents;
import io.inngest.spring.function.send.SendConfiguration;
import io.inngest.spring.protocol.Platform;
import io.inngest.spring.protocol.event.EventRules;
import io.micrometer.observation.ObservationRegistry;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/**
 * The client of an Inngest server as beans. Needs an {@link InngestServer}, a
 * {@link ClientSettings} bean and those of {@link ExecutionConfiguration}.
 */
@Configuration(proxyBeanMethods = false)
@Import(SendConfiguration.class)
public class ClientConfiguration {

	@Bean
	ServerConnections inngestServerConnections(InngestServer server, ClientSettings settings, Environment environment,
			ObjectProvider<ObservationRegistry> observations) {
		Platform platform = Platform.detect(environment::getProperty).orElse(null);
		return new ServerConnections(server, settings, platform,
				observations.getIfUnique(() -> ObservationRegistry.NOOP));
	}

	@Bean
	SdkApi inngestSdkApi(ServerConnections connections) {
		return new RestSdkApi(connections);
	}

	@Bean
	ServerRuns inngestServerRuns(ServerConnections connections) {
		return new RestServerRuns(connections.api());
	}

	@Bean
	EventSender inngestEventSender(ServerConnections connections, ObjectProvider<JsonMapper> jsonMapper,
			@Qualifier(ExecutionConfiguration.CLOCK) Clock clock) {
		return new RestEventSender(connections.events(),
				new EventRules(jsonMapper.getIfUnique(JsonMapper::shared), clock), new EventIdSeed(clock),
				new SendRetry((duration) -> Thread.sleep(duration.toMillis()), clock));
	}

	@Bean
	@ConditionalOnMissingBean
	Inngest inngest(EventSender sender, ServerRuns runs, PayloadEvents payloads, ClientSettings settings,
			ObjectProvider<JsonMapper> jsonMapper) {
		return new ServerInngest(jsonMapper.getIfUnique(JsonMapper::shared), sender, runs, payloads,
				settings.virtualThreads());
	}

}

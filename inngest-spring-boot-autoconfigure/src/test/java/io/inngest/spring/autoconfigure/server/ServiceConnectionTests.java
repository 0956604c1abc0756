package io.inngest.spring.autoconfigure.server;

import java.util.Map;

import io.inngest.spring.autoconfigure.TestApplications;
import io.inngest.spring.client.InngestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetailsFactories;
import org.springframework.boot.docker.compose.core.ConnectionPorts;
import org.springframework.boot.docker.compose.core.ImageReference;
import org.springframework.boot.docker.compose.core.RunningService;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionSource;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.boot.testcontainers.service.connection.ServiceConnectionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Servers that Docker Compose or Testcontainers run, without running them.
 */
class ServiceConnectionTests {

	@ParameterizedTest
	@ValueSource(strings = { "inngest/inngest", "inngest/inngest:v1.12.1", "docker.io/inngest/inngest:latest" })
	void serverOfDockerComposeIsFound(String image) {
		assertThat(detailsOf(image, Map.of())).isInstanceOfSatisfying(InngestConnectionDetails.class, (details) -> {
			assertThat(details.apiUrl()).hasToString("http://docker.example:40123");
			assertThat(details.eventApiUrl()).isEqualTo(details.apiUrl());
		});
	}

	@Test
	void serverOfDockerComposeIsFoundByItsLabel() {
		assertThat(detailsOf("registry.example/our-inngest",
				Map.of("org.springframework.boot.service-connection", "inngest/inngest")))
			.isInstanceOf(InngestConnectionDetails.class);
	}

	@Test
	void otherServicesOfDockerComposeAreNotOurs() {
		assertThat(detailsOf("example/other", Map.of())).isNull();
	}

	private ConnectionDetails detailsOf(String image, Map<String, String> labels) {
		ConnectionPorts ports = mock(ConnectionPorts.class);
		given(ports.get(8288)).willReturn(40123);
		RunningService service = mock(RunningService.class);
		given(service.image()).willReturn(ImageReference.of(image));
		given(service.labels()).willReturn(labels);
		given(service.host()).willReturn("docker.example");
		given(service.ports()).willReturn(ports);
		DockerComposeConnectionSource source = mock(DockerComposeConnectionSource.class);
		given(source.getRunningService()).willReturn(service);
		return new ConnectionDetailsFactories(getClass().getClassLoader()).getConnectionDetails(source, false)
			.get(InngestConnectionDetails.class);
	}

	@Test
	void serverInAContainerIsFound() {
		TestApplications.runnerWithoutDataSource()
			.withConfiguration(AutoConfigurations.of(ServiceConnectionAutoConfiguration.class))
			.withUserConfiguration(Containers.class)
			.withPropertyValues("inngest.mode=dev", "inngest.base-url=http://dev.example")
			.run((context) -> {
				InngestServer server = context.getBean(InngestServer.class);
				assertThat(server.apiUrl()).hasToString("http://container.example:40288");
				assertThat(server.eventApiUrl()).isEqualTo(server.apiUrl());
			});
	}

	@Configuration(proxyBeanMethods = false)
	static class Containers {

		@Bean
		@ServiceConnection(name = "inngest/inngest")
		GenericContainer<?> inngestServer() {
			return new StartedContainer("inngest/inngest");
		}

	}

	/**
	 * A container that needs no Docker.
	 */
	static class StartedContainer extends GenericContainer<StartedContainer> {

		StartedContainer(String image) {
			super(DockerImageName.parse(image));
		}

		@Override
		public void start() {
		}

		@Override
		public void stop() {
		}

		@Override
		public String getHost() {
			return "container.example";
		}

		@Override
		public Integer getMappedPort(int port) {
			return 32000 + port;
		}

	}

}

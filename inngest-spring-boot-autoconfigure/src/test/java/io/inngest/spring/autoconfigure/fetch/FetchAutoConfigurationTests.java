package io.inngest.spring.autoconfigure.fetch;

import java.util.Map;

import io.inngest.spring.HttpFetch;
import io.inngest.spring.Inngest;
import io.inngest.spring.Step;
import io.inngest.spring.StepError;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.autoconfigure.TestApplications;
import io.inngest.spring.autoconfigure.TestApplications.Welcome;
import io.inngest.spring.client.gateway.GatewaySettings;
import io.inngest.spring.execution.request.HttpGateway;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.util.unit.DataSize;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;

class FetchAutoConfigurationTests {

	private final ApplicationContextRunner runner = TestApplications.runner();

	@Test
	void gatewayIsMadeWhenItIsAskedFor() {
		this.runner.withBean(Welcome.class).run((context) -> {
			assertThat(context.getBeanFactory().containsSingleton("inngestHttpGateway")).isFalse();
			assertThat(context.getBeansOfType(RestClient.Builder.class)).isEmpty();
			assertThat(context).hasSingleBean(HttpGateway.class);
		});
	}

	@Test
	void backsOffWhenTheApplicationHasAGateway() {
		HttpGateway own = mock(HttpGateway.class);
		this.runner.withBean(HttpGateway.class, () -> own)
			.run((context) -> assertThat(context.getBean(HttpGateway.class)).isSameAs(own));
	}

	@Test
	void settingsComeFromProperties() {
		this.runner
			.withPropertyValues("inngest.fetch.connect-timeout=1s", "inngest.fetch.read-timeout=2s",
					"inngest.fetch.inference-timeout=3s", "inngest.fetch.max-response-size=4KB",
					"spring.threads.virtual.enabled=false")
			.run((context) -> assertThat(context.getBean(GatewaySettings.class)).satisfies((settings) -> {
				assertThat(settings.connectTimeout()).hasSeconds(1);
				assertThat(settings.readTimeout()).hasSeconds(2);
				assertThat(settings.inferenceTimeout()).hasSeconds(3);
				assertThat(settings.maxResponseSize()).isEqualTo(DataSize.ofKilobytes(4));
			}));
	}

	@Test
	void settingsHaveDefaults() {
		this.runner.run((context) -> assertThat(context.getBean(GatewaySettings.class)).satisfies((settings) -> {
			assertThat(settings.connectTimeout()).hasSeconds(5);
			assertThat(settings.readTimeout()).hasSeconds(30);
			assertThat(settings.inferenceTimeout()).hasMinutes(5);
			assertThat(settings.maxResponseSize()).isEqualTo(DataSize.ofMegabytes(4));
		}));
	}

	@ParameterizedTest
	@CsvSource({ "connect-timeout, 0s", "read-timeout, -1s", "inference-timeout, 0s", "max-response-size, 0B" })
	void wrongSettingsStopTheStartUp(String property, String value) {
		assertThat(TestApplications.analyze(this.runner.withPropertyValues("inngest.fetch." + property + "=" + value))
			.getDescription()).contains("inngest.fetch." + property);
	}

	@Test
	void thereIsNoneOnAServer() {
		this.runner.withPropertyValues("inngest.mode=dev")
			.run((context) -> assertThat(context).doesNotHaveBean(HttpGateway.class)
				.doesNotHaveBean(GatewaySettings.class));
	}

	@Test
	void applicationStartsWithoutRestClient() {
		this.runner.withClassLoader(new FilteredClassLoader(RestClient.class))
			.withBean(Welcome.class)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(HttpGateway.class));
	}

	@Test
	void fetchSaysThatRestClientIsMissing() {
		this.runner.withClassLoader(new FilteredClassLoader(RestClient.class)).withBean(Caller.class).run((context) -> {
			context.getBean(Inngest.class).send("shop/call", Map.of());
			await().untilAsserted(() -> assertThat(TestApplications.jdbc(context)
				.sql("SELECT output FROM inngest_run WHERE status = 'COMPLETED'")
				.query(String.class)
				.list()).singleElement(InstanceOfAssertFactories.STRING)
				.contains("Add org.springframework:spring-web, which inngest-spring-boot-starter brings"));
		});
	}

	@InngestFunction(id = "caller", event = "shop/call")
	static class Caller {

		String run(Step step) {
			try {
				return step.fetch("call", HttpFetch.get("http://localhost")).body();
			}
			catch (StepError ex) {
				return ex.details().message();
			}
		}

	}

}

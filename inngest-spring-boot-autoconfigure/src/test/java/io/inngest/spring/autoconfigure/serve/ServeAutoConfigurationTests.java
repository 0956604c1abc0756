package io.inngest.spring.autoconfigure.serve;

import java.time.Duration;
import java.util.Map;

import javax.sql.DataSource;

import io.inngest.spring.autoconfigure.TestApplications;
import io.inngest.spring.autoconfigure.TestApplications.Welcome;
import io.inngest.spring.client.InngestServer;
import io.inngest.spring.engine.EmbeddedEngine;
import io.inngest.spring.function.FunctionRegistry;
import io.inngest.spring.serve.ServeEndpoint;
import io.inngest.spring.serve.ServeSettings;
import io.inngest.spring.serve.call.checkpoint.CheckpointSettings;
import io.inngest.spring.serve.sync.SyncSettings;
import io.inngest.spring.serve.web.StreamingSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.util.unit.DataSize;
import org.springframework.web.servlet.DispatcherServlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Where and when the endpoint is there.
 */
class ServeAutoConfigurationTests {

	private final WebApplicationContextRunner runner = TestApplications.webRunner();

	@ParameterizedTest
	@ValueSource(strings = { "inngest.mode=dev", "inngest.mode=embedded", "inngest.signing-key=1234" })
	void endpointIsThereInEachMode(String property) {
		this.runner.withPropertyValues(property)
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(ServeEndpoint.class));
	}

	@Test
	void applicationOnAServerNeedsNoDatabase() {
		this.runner.withPropertyValues("inngest.mode=dev")
			.withClassLoader(new FilteredClassLoader("org.springframework.jdbc", "org.springframework.data",
					"org.springframework.orm", "org.springframework.transaction", "org.springframework.dao",
					"jakarta.persistence", "org.hibernate", "com.zaxxer", "org.h2"))
			.withBean(Welcome.class)
			.run((context) -> {
				assertThat(context).hasNotFailed()
					.hasSingleBean(ServeEndpoint.class)
					.hasSingleBean(InngestServer.class)
					.doesNotHaveBean("inngestEmbeddedEngine");
				assertThat(context.getBean(FunctionRegistry.class).functions()).hasSize(1);
			});
	}

	@Test
	void applicationOnAServerLeavesItsDatabaseAlone() {
		this.runner.withPropertyValues("inngest.mode=dev", "spring.datasource.generate-unique-name=true")
			.withConfiguration(TestApplications.JDBC)
			.withBean(Welcome.class)
			.run((context) -> {
				assertThat(context).hasNotFailed().doesNotHaveBean(EmbeddedEngine.class);
				assertThat(TestApplications.tables(context.getBean(DataSource.class))).isEmpty();
			});
	}

	@Test
	void settingsAreThoseOfTheProperties() {
		this.runner
			.withPropertyValues("inngest.mode=dev", "inngest.serve.path=/internal/inngest",
					"inngest.serve.origin=https://shop.example", "inngest.serve.sync-on-startup=false",
					"inngest.serve.streaming=true", "inngest.serve.max-request-size=1MB", "RENDER=true",
					"inngest.checkpoint.enabled=false", "inngest.checkpoint.buffered-steps=3",
					"inngest.checkpoint.max-interval=2s", "inngest.checkpoint.max-runtime=1m")
			.run((context) -> {
				ServeSettings settings = context.getBean(ServeSettings.class);
				assertThat(settings.path()).isEqualTo("/internal/inngest");
				assertThat(settings.origin()).hasToString("https://shop.example");
				assertThat(settings.platform()).isEqualTo("render");
				assertThat(settings.maxRequestSize()).isEqualTo(DataSize.ofMegabytes(1));
				assertThat(context.getBean(SyncSettings.class).onStartup()).isFalse();
				assertThat(context.getBean(StreamingSettings.class).enabled()).isTrue();
				assertThat(context.getBean(CheckpointSettings.class))
					.isEqualTo(new CheckpointSettings(false, 3, Duration.ofSeconds(2), Duration.ofMinutes(1)));
			});
	}

	@Test
	void defaultsAreThoseOfOtherSdks() {
		this.runner.withPropertyValues("inngest.mode=dev", "inngest.serve.path=", "inngest.serve.origin=")
			.run((context) -> {
				assertThat(context.getBean(ServeSettings.class).path()).isEqualTo("/api/inngest");
				assertThat(context.getBean(ServeSettings.class)).isEqualTo(new ServeSettings());
				assertThat(context.getBean(SyncSettings.class).onStartup()).isNull();
				assertThat(context.getBean(StreamingSettings.class).enabled()).isFalse();
				assertThat(context.getBean(CheckpointSettings.class)).isEqualTo(CheckpointSettings.DEFAULTS);
			});
	}

	@Test
	void standardVariablesAreProperties() {
		this.runner
			.withInitializer(TestApplications.variables(Map.of("INNGEST_DEV", "1", "INNGEST_SERVE_PATH", "/inngest",
					"INNGEST_SERVE_ORIGIN", "https://shop.example", "INNGEST_STREAMING", "true")))
			.run((context) -> {
				assertThat(context.getBean(ServeSettings.class).path()).isEqualTo("/inngest");
				assertThat(context.getBean(ServeSettings.class).origin()).hasToString("https://shop.example");
				assertThat(context.getBean(StreamingSettings.class).enabled()).isTrue();
			});
	}

	@ParameterizedTest
	@CsvSource(nullValues = "none", textBlock = """
			none, none,    false
			none, '',      false
			none, true,    true
			none, 1,       true
			none, force,   true
			none, disable, false
			none, FALSE,   false
			true, false,   true
			false, true,   false
			""")
	void streamingIsAskedForByPropertyOrVariable(Boolean property, String variable, boolean streaming) {
		MockEnvironment environment = new MockEnvironment();
		if (variable != null) {
			environment.setProperty("INNGEST_STREAMING", variable);
		}
		InngestServeProperties properties = new InngestServeProperties("/api/inngest", null, null, property,
				DataSize.ofMegabytes(8));
		assertThat(new EndpointSettings(properties).streaming(environment).enabled()).isEqualTo(streaming);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			inngest.serve.path                | api/inngest  | It must start with a slash
			inngest.serve.path                | /            | It must start with a slash
			inngest.serve.path                | /api/        | not end with one
			inngest.serve.path                | /api/*       | no wildcards
			inngest.serve.origin              | shop.example | It must have scheme and host
			inngest.serve.max-request-size    | 0B           | It must be positive
			inngest.serve.max-request-size    | 3GB          | below 2 GB
			inngest.serve.origin              | shop:80      | It must have scheme and host
			inngest.checkpoint.buffered-steps | 0            | It must be at least 1.
			inngest.checkpoint.max-interval   | -1s          | It must not be negative.
			inngest.checkpoint.max-runtime    | -1s          | It must not be negative.
			""")
	void valueIsOutOfRange(String property, String value, String reason) {
		FailureAnalysis analysis = TestApplications
			.analyze(this.runner.withPropertyValues("inngest.mode=dev", property + "=" + value));
		assertThat(analysis.getDescription()).contains("Invalid value").contains(property).contains(reason);
	}

	@Test
	void streamingVariableIsWrong() {
		InngestServeProperties properties = new InngestServeProperties("/api/inngest", null, null, null,
				DataSize.ofMegabytes(8));
		MockEnvironment environment = new MockEnvironment().withProperty("INNGEST_STREAMING", "perhaps");
		assertThatExceptionOfType(RuntimeException.class)
			.isThrownBy(() -> new EndpointSettings(properties).streaming(environment))
			.withMessageContaining("INNGEST_STREAMING");
	}

	@Test
	void applicationWithoutWebNeedsNoEndpointToSend() {
		TestApplications.runnerWithoutDataSource()
			.withPropertyValues("inngest.mode=dev")
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(InngestServer.class)
				.doesNotHaveBean(ServeEndpoint.class));
	}

	@ParameterizedTest
	@CsvSource({ "inngest.mode=dev, dev", "inngest.signing-key=1234, cloud" })
	void functionsNeedAnEndpoint(String property, String mode) {
		FailureAnalysis analysis = TestApplications
			.analyze(TestApplications.runnerWithoutDataSource().withPropertyValues(property).withBean(Welcome.class));
		assertThat(analysis.getDescription())
			.startsWith("The application has Inngest functions (1) for a server to call")
			.contains("the mode is " + mode)
			.contains("no web application with Spring MVC");
		assertThat(analysis.getAction()).contains("spring-boot-starter-webmvc").contains("inngest.mode=embedded");
	}

	@Test
	void functionsNeedSpringMvc() {
		FailureAnalysis analysis = TestApplications.analyze(this.runner.withPropertyValues("inngest.mode=dev")
			.withClassLoader(new FilteredClassLoader(DispatcherServlet.class))
			.withBean(Welcome.class));
		assertThat(analysis.getDescription()).contains("no web application with Spring MVC");
	}

}

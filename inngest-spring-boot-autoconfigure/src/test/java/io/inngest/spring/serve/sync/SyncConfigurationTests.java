package io.inngest.spring.serve.sync;

import java.net.URI;
import java.util.List;
import java.util.Map;

import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.client.InngestServer;
import io.inngest.spring.client.SdkApi;
import io.inngest.spring.function.FunctionSettings;
import io.inngest.spring.function.discovery.FunctionConfiguration;
import io.inngest.spring.protocol.Mode;
import io.inngest.spring.serve.Introspection;
import io.inngest.spring.serve.RequestHandler;
import io.inngest.spring.serve.ServeSettings;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link SyncConfiguration}.
 */
class SyncConfigurationTests {

	private static final URI SERVER = URI.create("http://localhost:8288");

	private final TestSdkApi api = new TestSdkApi();

	@Test
	void functionsAreRegisteredOnceTheWebServerIsUp() {
		WebApplicationContextRunner runner = new WebApplicationContextRunner(
				AnnotationConfigServletWebServerApplicationContext::new)
			.withConfiguration(AutoConfigurations.of(TomcatServletWebServerAutoConfiguration.class,
					DispatcherServletAutoConfiguration.class))
			.withPropertyValues("server.port=0");
		application(runner, Mode.DEV).run((context) -> {
			await().until(() -> !this.api.calls.isEmpty());
			int port = ((WebServerApplicationContext) context.getSourceApplicationContext()).getWebServer().getPort();
			assertThat(this.api.calls.get(0).payload().path("url").stringValue())
				.isEqualTo("http://localhost:%d/api/inngest".formatted(port));
		});
	}

	@Test
	void applicationWithoutWebServerAnswersRequestsOnly() {
		application(new WebApplicationContextRunner(), Mode.DEV).run((context) -> {
			assertThat(context.getBean(RequestHandler.class).method()).isEqualTo("PUT");
			assertThat(context.getBean(SelfRegistration.class).isRunning()).isFalse();
		});
		assertThat(this.api.calls).isEmpty();
	}

	@Test
	void applicationWithoutSpringBootsWebServersAnswersRequestsOnly() {
		application(new WebApplicationContextRunner(), Mode.DEV)
			.withClassLoader(new FilteredClassLoader("org.springframework.boot.web.server"))
			.run((context) -> assertThat(context).hasSingleBean(RequestHandler.class)
				.doesNotHaveBean(SelfRegistration.class));
	}

	private WebApplicationContextRunner application(WebApplicationContextRunner runner, Mode mode) {
		return runner.withConfiguration(AutoConfigurations.of(PropertyPlaceholderAutoConfiguration.class))
			.withUserConfiguration(FunctionConfiguration.class, SyncConfiguration.class, Introspection.class)
			.withBean(FunctionSettings.class, () -> new FunctionSettings("shop", 4, Map.of()))
			.withBean(ServeSettings.class, () -> new ServeSettings())
			.withBean(SyncSettings.class, () -> new SyncSettings(null))
			.withBean(InngestServer.class, () -> new InngestServer(mode, SERVER, SERVER, null, List.of(), null))
			.withBean(SdkApi.class, () -> this.api)
			.withBean(Ship.class);
	}

	@InngestFunction(id = "ship", event = "shop/order.placed")
	static class Ship {

		void ship() {
		}

	}

}

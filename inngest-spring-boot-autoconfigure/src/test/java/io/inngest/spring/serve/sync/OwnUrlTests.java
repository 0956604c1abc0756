package io.inngest.spring.serve.sync;

import java.net.URI;

import io.inngest.spring.serve.ServeSettings;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.assertj.ApplicationContextAssertProvider;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.context.ServerPortInfoApplicationContextInitializer;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link OwnUrl}.
 */
class OwnUrlTests {

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner(
			AnnotationConfigServletWebServerApplicationContext::new)
		.withInitializer(new ServerPortInfoApplicationContextInitializer())
		.withConfiguration(AutoConfigurations.of(PropertyPlaceholderAutoConfiguration.class, SslAutoConfiguration.class,
				TomcatServletWebServerAutoConfiguration.class, DispatcherServletAutoConfiguration.class))
		.withPropertyValues("server.port=0");

	@Test
	void isTheWebServersPortAndTheEndpointsPath() {
		this.runner.run((context) -> assertThat(url(context, null)).hasScheme("http")
			.hasHost("localhost")
			.hasPort(context.getEnvironment().getRequiredProperty("local.server.port", Integer.class))
			.hasPath("/api/inngest")
			.hasNoQuery());
	}

	@Test
	void hasContextPathAndServletPath() {
		this.runner.withPropertyValues("server.servlet.context-path=/shop", "spring.mvc.servlet.path=/web")
			.run((context) -> {
				assertThat(url(context, null)).hasPath("/shop/web/api/inngest");
				assertThat(url(context, "https://shop.example/"))
					.isEqualTo(URI.create("https://shop.example/shop/web/api/inngest"));
			});
	}

	@Test
	void isSecureIfTheWebServerIs() {
		this.runner
			.withPropertyValues("server.ssl.key-store=classpath:server/test.p12",
					"server.ssl.key-store-password=secret", "server.ssl.key-store-type=PKCS12")
			.run((context) -> assertThat(url(context, null)).hasScheme("https"));
	}

	@Test
	void hasTheAddressThatTheWebServerIsBoundTo() {
		this.runner.withPropertyValues("server.address=127.0.0.1")
			.run((context) -> assertThat(url(context, null)).hasHost("localhost"));
		this.runner.withPropertyValues("server.address=0.0.0.0")
			.run((context) -> assertThat(url(context, null)).hasHost("localhost"));
	}

	@Test
	void doesNotExistWithoutAWebServer() {
		new WebApplicationContextRunner().run((context) -> {
			assertThat(url(context, null)).isNull();
			assertThat(url(context, "https://shop.example")).isNull();
		});
		new ApplicationContextRunner().run((context) -> assertThat(url(context, null)).isNull());
	}

	private static URI url(ApplicationContextAssertProvider<?> context, String origin) {
		return new OwnUrl(context.getSourceApplicationContext(), new ServeSettings(ServeSettings.DEFAULT_PATH,
				(origin != null) ? URI.create(origin) : null, null, ServeSettings.DEFAULT_MAX_REQUEST_SIZE))
			.find();
	}

}

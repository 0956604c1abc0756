package io.inngest.spring.serve.web;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;

import io.inngest.spring.serve.ServeRequest;
import io.inngest.spring.serve.ServeSettings;
import io.inngest.spring.serve.TestServers;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.assertj.AssertableWebApplicationContext;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class EndpointUrlTests {

	private static final Map<String, String> FORWARDED = Map.of("x-forwarded-proto", "https", "x-forwarded-host",
			"shop.example", "x-forwarded-prefix", "/front");

	private final WebApplicationContextRunner runner = ServeApplication.runner();

	@Test
	void isThatOfTheRequest() {
		this.runner.run(receives("/api/inngest", Map.of(), "http://localhost:{port}/api/inngest"));
	}

	@Test
	void hasContextPathAndServletPath() {
		this.runner.withPropertyValues("server.servlet.context-path=/shop", "spring.mvc.servlet.path=/mvc")
			.run((context) -> {
				receives("/shop/mvc/api/inngest", Map.of(), "http://localhost:{port}/shop/mvc/api/inngest")
					.accept(context);
				assertNotFound(new ServeApplication(context.getSourceApplicationContext()), "/shop/api/inngest");
				assertNotFound(new ServeApplication(context.getSourceApplicationContext()), "/api/inngest");
				assertNotFound(new ServeApplication(context.getSourceApplicationContext()),
						"/shop/mvc/api/inngest/more");
			});
	}

	@Test
	void isNotWhatAnybodyWritesIntoHeaders() {
		this.runner.withPropertyValues("server.forward-headers-strategy=none")
			.run(receives("/api/inngest", FORWARDED, "http://localhost:{port}/api/inngest"));
	}

	@Test
	void heedsProxiesThatSpringTrusts() {
		this.runner.withPropertyValues("server.forward-headers-strategy=framework")
			.run(receives("/api/inngest", FORWARDED, "https://shop.example/front/api/inngest"));
	}

	@Test
	void heedsTheStandardHeaderOfProxies() {
		this.runner.withPropertyValues("server.forward-headers-strategy=framework")
			.run(receives("/api/inngest", Map.of("forwarded", "proto=https;host=shop.example:8443"),
					"https://shop.example:8443/api/inngest"));
	}

	@Test
	void heedsProxiesThatTheContainerTrusts() {
		this.runner
			.withPropertyValues("server.forward-headers-strategy=native",
					"server.tomcat.remoteip.host-header=x-forwarded-host")
			.run(receives("/api/inngest", FORWARDED, "https://shop.example/api/inngest"));
	}

	@Test
	void beginsWithTheConfiguredOrigin() {
		ServeSettings settings = new ServeSettings("/jobs", URI.create("https://shop.example/front/"), null,
				ServeSettings.DEFAULT_MAX_REQUEST_SIZE);
		ServeApplication.runner(TestServers.dev(), settings)
			.withPropertyValues("server.servlet.context-path=/shop", "server.forward-headers-strategy=framework")
			.run(receives("/shop/jobs", Map.of("x-forwarded-host", "other.example"),
					"https://shop.example/front/shop/jobs"));
	}

	@Test
	void hasNeitherPathParametersNorQuery() {
		this.runner.run(receives("/api/inngest;a=b?fnId=x", Map.of(), "http://localhost:{port}/api/inngest"));
	}

	private static ContextConsumer<AssertableWebApplicationContext> receives(String path, Map<String, String> headers,
			String url) {
		return (context) -> {
			ServeApplication application = new ServeApplication(context.getSourceApplicationContext());
			HttpRequest.Builder request = application.request(path);
			headers.forEach(request::header);
			HttpResponse<String> response = application.send(request.POST(BodyPublishers.ofString("{}")));
			assertThat(response.statusCode()).isEqualTo(200);
			assertThat(application.calls().requests()).extracting(ServeRequest::url)
				.containsExactly(URI.create(url.replace("{port}", String.valueOf(application.port()))));
		};
	}

	private static void assertNotFound(ServeApplication application, String path) throws Exception {
		assertThat(application.post(path, "{}").statusCode()).isEqualTo(404);
	}

}

package io.inngest.spring.serve.web;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

import io.inngest.spring.client.InngestServer;
import io.inngest.spring.execution.wiring.ExecutionConfiguration;
import io.inngest.spring.function.FunctionRegistry;
import io.inngest.spring.serve.ServeConfiguration;
import io.inngest.spring.serve.ServeSettings;
import io.inngest.spring.serve.TestHandler;
import io.inngest.spring.serve.TestServers;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.MultipartAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.ApplicationContext;

/**
 * Applications that serve the endpoint from a real port, and a client of theirs.
 */
final class ServeApplication {

	private static final HttpClient CLIENT = HttpClient.newBuilder().version(Version.HTTP_1_1).build();

	private final ServletWebServerApplicationContext context;

	ServeApplication(ApplicationContext context) {
		this.context = (ServletWebServerApplicationContext) context;
	}

	static WebApplicationContextRunner runner() {
		return runner(TestServers.dev(), new ServeSettings());
	}

	static WebApplicationContextRunner runner(@Nullable InngestServer server, ServeSettings settings) {
		WebApplicationContextRunner runner = new WebApplicationContextRunner(
				AnnotationConfigServletWebServerApplicationContext::new)
			.withConfiguration(AutoConfigurations.of(TomcatServletWebServerAutoConfiguration.class,
					DispatcherServletAutoConfiguration.class, WebMvcAutoConfiguration.class,
					HttpEncodingAutoConfiguration.class, MultipartAutoConfiguration.class,
					HttpMessageConvertersAutoConfiguration.class, JacksonAutoConfiguration.class,
					ErrorMvcAutoConfiguration.class))
			.withUserConfiguration(ServeConfiguration.class, ServeWebConfiguration.class)
			.withBean(ServeSettings.class, () -> settings)
			.withBean(FunctionRegistry.class, () -> new FunctionRegistry("shop"))
			.withBean(ExecutionConfiguration.CLOCK, Clock.class, Clock::systemUTC)
			.withBean("call", TestHandler.class, () -> new TestHandler("POST"))
			.withBean("sync", TestHandler.class, () -> new TestHandler("PUT"))
			.withPropertyValues("server.port=0");
		return (server != null) ? runner.withBean(InngestServer.class, () -> server) : runner;
	}

	TestHandler calls() {
		return this.context.getBean("call", TestHandler.class);
	}

	int port() {
		return this.context.getWebServer().getPort();
	}

	HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path));
	}

	HttpResponse<String> post(String path, String body) throws Exception {
		return post(path, BodyPublishers.ofString(body));
	}

	HttpResponse<String> post(String path, BodyPublisher body) throws Exception {
		return send(request(path).header("content-type", "application/json").POST(body));
	}

	HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
		return CLIENT.send(request.build(), BodyHandlers.ofString());
	}

	// For what a proper client does not do.
	Socket write(String request) throws IOException {
		Socket socket = new Socket("localhost", port());
		socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
		socket.getOutputStream().flush();
		return socket;
	}

}

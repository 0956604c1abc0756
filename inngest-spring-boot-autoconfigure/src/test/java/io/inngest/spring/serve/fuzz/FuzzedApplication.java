package io.inngest.spring.serve.fuzz;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.inngest.spring.function.FunctionDefinition;
import io.inngest.spring.function.FunctionRegistry;
import io.inngest.spring.serve.ServeEndpoint;
import io.inngest.spring.serve.ServeRequest;
import io.inngest.spring.serve.ServeResponse;
import io.inngest.spring.serve.StreamedAnswer;
import io.inngest.spring.serve.replay.ReplayClock;
import io.inngest.spring.serve.replay.ServedApplications;

import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContext;

/**
 * The application whose endpoint gets the spoilt requests.
 */
final class FuzzedApplication {

	static final String KEY = "signkey-prod-0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0";

	private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final ApplicationContext context;

	private FuzzedApplication(ApplicationContext context) {
		this.context = context;
	}

	static void run(String mode, Work work) {
		runner(mode).run((context) -> work.with(new FuzzedApplication(context.getSourceApplicationContext())));
	}

	private static WebApplicationContextRunner runner(String mode) {
		return ServedApplications.runner(List.of(FuzzFunctions.class))
			.withBean(FuzzServer.class, FuzzServer::new, (definition) -> definition.setPrimary(true))
			.withPropertyValues("inngest.mode=" + mode, "inngest.signing-key=" + KEY, "inngest.event-key=key");
	}

	ReplayClock clock() {
		return this.context.getBean(ReplayClock.class);
	}

	/**
	 * The composite ids of the functions.
	 */
	Set<String> functions() {
		return this.context.getBean(FunctionRegistry.class)
			.functions()
			.stream()
			.map(FunctionDefinition::compositeId)
			.collect(Collectors.toSet());
	}

	long calls() {
		return this.context.getBean(FuzzFunctions.class).calls();
	}

	/**
	 * Sends a request to the endpoint itself.
	 */
	ServeResponse handle(ServeRequest request) {
		return this.context.getBean(ServeEndpoint.class).handle(request);
	}

	/**
	 * Sends a request to the endpoint itself, and takes the answer out of its envelope.
	 */
	ServeResponse stream(ServeRequest request) {
		StreamedAnswer streamed = this.context.getBean(ServeEndpoint.class).stream(request);
		return (streamed != null) ? streamed.answer().get() : handle(request);
	}

	/**
	 * Sends a request through the connector, as far as HTTP allows.
	 */
	ServeResponse send(ServeRequest request) throws Exception {
		int port = ((ServletWebServerApplicationContext) this.context).getWebServer().getPort();
		String query = request.query()
			.entrySet()
			.stream()
			.map((parameter) -> parameter.getKey() + "="
					+ URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
		HttpRequest.Builder builder = HttpRequest
			.newBuilder(URI.create("http://localhost:" + port + "/api/inngest?" + query))
			.method(request.method(), BodyPublishers.ofByteArray(request.body()));
		request.headers().forEach((name, value) -> {
			if (isHeaderText(value)) {
				builder.header(name, value);
			}
		});
		HttpResponse<byte[]> response = CLIENT.send(builder.build(), BodyHandlers.ofByteArray());
		Map<String, String> headers = new HashMap<>();
		response.headers().map().forEach((name, values) -> headers.put(name, values.get(0)));
		return new ServeResponse(response.statusCode(), headers, response.body());
	}

	private static boolean isHeaderText(String value) {
		return value.length() < 4000 && value.chars().allMatch((c) -> c >= ' ' && c <= '~');
	}

	/**
	 * Work with running applications.
	 */
	interface Work {

		/**
		 * Works with an application, which stops afterwards.
		 */
		void with(FuzzedApplication application) throws Exception;

	}

}

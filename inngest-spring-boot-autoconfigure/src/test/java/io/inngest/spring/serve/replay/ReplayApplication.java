package io.inngest.spring.serve.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * The application of a recording, behind a real connector.
 */
final class ReplayApplication {

	/** Set by every client of its own accord. */
	private static final Set<String> CONNECTION_HEADERS = Set.of("connection", "content-length", "host",
			"transfer-encoding");

	private static final Map<String, Set<Class<?>>> BEANS = beans();

	private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final URI url;

	private final ReplayClock clock;

	private final ApplicationContext context;

	private ReplayApplication(ApplicationContext context) {
		int port = ((ServletWebServerApplicationContext) context).getWebServer().getPort();
		this.url = URI.create("http://localhost:" + port);
		this.clock = context.getBean(ReplayClock.class);
		this.context = context;
	}

	static void run(Recording recording, String serverUrl, Replay replay) {
		runner(recording, serverUrl).run((context) -> {
			if (context.getStartupFailure() != null) {
				throw new IllegalStateException(context.getStartupFailure());
			}
			replay.with(new ReplayApplication(context.getSourceApplicationContext()));
		});
	}

	private static WebApplicationContextRunner runner(Recording recording, String serverUrl) {
		return ServedApplications.runner(BEANS.getOrDefault(recording.scenario(), Set.of()))
			.withPropertyValues(properties(recording, serverUrl).toArray(String[]::new));
	}

	private static List<String> properties(Recording recording, String serverUrl) {
		String scenario = recording.scenario();
		List<String> properties = new ArrayList<>(
				List.of("inngest.base-url=" + serverUrl, "inngest.mode=" + (recording.signed() ? "cloud" : "dev")));
		properties.add("inngest.checkpoint.enabled=" + scenario.startsWith("checkpointing-"));
		properties.add("inngest.serve.streaming=" + scenario.startsWith("streaming-"));
		if (recording.signed()) {
			properties.add("inngest.signing-key=" + recording.key("main"));
			properties.add("inngest.signing-key-fallback=" + recording.key("fallback"));
			properties.add("inngest.event-key=" + recording.eventKey());
		}
		if (scenario.equals("env-header")) {
			properties.add("inngest.env=branch-7");
		}
		return properties;
	}

	private static Map<String, Set<Class<?>>> beans() {
		ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
		scanner.addIncludeFilter(new AnnotationTypeFilter(Recorded.class));
		return scanner.findCandidateComponents(ReplayApplication.class.getPackageName() + ".functions")
			.stream()
			.map(BeanDefinition::getBeanClassName)
			.<Class<?>>map((name) -> ClassUtils.resolveClassName(name, null))
			.flatMap((type) -> Arrays.stream(type.getAnnotation(Recorded.class).value())
				.map((scenario) -> Map.<String, Class<?>>entry(scenario, type)))
			.collect(Collectors.groupingBy(Map.Entry::getKey,
					Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
	}

	static Set<String> written() {
		return BEANS.keySet();
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	ReplayClock clock() {
		return this.clock;
	}

	Answer send(RecordedExchange exchange) {
		HttpRequest.Builder request = HttpRequest
			.newBuilder(this.url.resolve(exchange.path() + (exchange.query().isEmpty() ? "" : "?" + exchange.query())))
			.method(exchange.method(), BodyPublishers.ofByteArray(WireJson.bytes(exchange.request())));
		exchange.requestHeaders().forEach((name, value) -> {
			if (!CONNECTION_HEADERS.contains(name)) {
				request.header(name, value);
			}
		});
		return send(request.build());
	}

	/**
	 * Asks the application to register its functions.
	 */
	Answer register() {
		return send(HttpRequest.newBuilder(this.url.resolve("/api/inngest")).PUT(BodyPublishers.noBody()).build());
	}

	private static Answer send(HttpRequest request) {
		try {
			HttpResponse<byte[]> response = CLIENT.send(request, BodyHandlers.ofByteArray());
			Map<String, String> headers = response.headers()
				.map()
				.entrySet()
				.stream()
				.collect(Collectors.toMap(Map.Entry::getKey, (header) -> header.getValue().get(0)));
			return new Answer(response.statusCode(), headers, response.body());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Work with a running application.
	 */
	interface Replay {

		/**
		 * Works with the application, which stops afterwards.
		 */
		void with(ReplayApplication application);

	}

}

package io.inngest.spring.client.rest;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;

import io.inngest.spring.client.ClientSettings;
import io.inngest.spring.client.InngestServer;
import io.inngest.spring.protocol.Mode;
import io.inngest.spring.protocol.Platform;
import io.inngest.spring.protocol.ProtocolHeaders;
import io.inngest.spring.protocol.Sdk;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.util.StringUtils;
import org.springframework.web.client.RestClient;

/**
 * Opens the connections to a server. They have nothing to do with the application's own
 * {@code RestClient}s.
 */
class ServerConnections {

	/** Stands for what must not be shown. */
	static final String MASK = "***";

	/** Longest wait for a checkpoint, which takes a server some milliseconds. */
	private static final Duration CHECKPOINT_TIMEOUT = Duration.ofSeconds(10);

	/** What a Dev Server is sent when no key is set: it takes any. */
	private static final String NO_EVENT_KEY = "NO_EVENT_KEY_SET";

	private final InngestServer server;

	private final @Nullable Platform platform;

	private final ServerConnection api;

	private final ServerConnection checkpoints;

	private final ServerConnection events;

	ServerConnections(InngestServer server, ClientSettings settings, @Nullable Platform platform,
			ObservationRegistry observations) {
		this.server = server;
		this.platform = platform;
		BearerTokens tokens = new BearerTokens(server.signingKeys());
		HttpClient client = client(settings.connectTimeout());
		Executor writers = writers(settings.virtualThreads());
		RestClient.Builder builder = RestClient.builder()
			.requestFactory(requestFactory(client, writers, settings.readTimeout()))
			.observationRegistry(observations)
			.defaultHeaders(this::headers);
		this.api = openApi(builder.clone(), tokens);
		this.checkpoints = openApi(builder.clone()
			.requestFactory(requestFactory(client, writers, shorter(settings.readTimeout(), CHECKPOINT_TIMEOUT))),
				tokens);
		this.events = openEvents(builder.clone());
	}

	private static HttpClient client(Duration connectTimeout) {
		// With HTTP/2, requests without TLS would ask for an upgrade, which some proxies
		// do not understand
		return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(connectTimeout).build();
	}

	private static Executor writers(boolean virtualThreads) {
		SimpleAsyncTaskExecutor writers = new SimpleAsyncTaskExecutor("inngest-client-");
		writers.setVirtualThreads(virtualThreads);
		return writers;
	}

	private static JdkClientHttpRequestFactory requestFactory(HttpClient client, Executor writers,
			Duration readTimeout) {
		JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory(client, writers);
		factory.setReadTimeout(readTimeout);
		return factory;
	}

	private static Duration shorter(Duration one, Duration other) {
		return (one.compareTo(other) < 0) ? one : other;
	}

	private void headers(HttpHeaders headers) {
		headers.set(HttpHeaders.USER_AGENT, Sdk.HEADER);
		headers.set(ProtocolHeaders.SDK, Sdk.HEADER);
		headers.set(ProtocolHeaders.FRAMEWORK, Sdk.FRAMEWORK);
		if (this.platform != null) {
			headers.set(ProtocolHeaders.PLATFORM, this.platform.id());
		}
		if (this.server.environment() != null) {
			headers.set(ProtocolHeaders.ENVIRONMENT, this.server.environment());
		}
	}

	private ServerConnection openApi(RestClient.Builder builder, BearerTokens tokens) {
		URI url = this.server.apiUrl();
		RequestFailures failures = new RequestFailures(url, this.server.mode(),
				"'inngest.base-url' or 'inngest.api-base-url'",
				"The server does not accept the signing key: check 'inngest.signing-key' (INNGEST_SIGNING_KEY)", null);
		return new ServerConnection(builder.baseUrl(url).build(), tokens, failures);
	}

	private ServerConnection openEvents(RestClient.Builder builder) {
		URI url = this.server.eventApiUrl();
		String key = eventKey();
		RestClient client = builder.baseUrl(url).requestInterceptor(new EventKeyInterceptor(url, key)).build();
		RequestFailures failures = new RequestFailures(url, this.server.mode(),
				"'inngest.base-url' or 'inngest.event-api-base-url'",
				"The server does not accept the event key: check 'inngest.event-key' (INNGEST_EVENT_KEY)", key);
		return new ServerConnection(client, new BearerTokens(List.of()), failures);
	}

	private @Nullable String eventKey() {
		if (StringUtils.hasText(this.server.eventKey())) {
			return this.server.eventKey();
		}
		return (this.server.mode() == Mode.DEV) ? NO_EVENT_KEY : null;
	}

	/**
	 * Returns the connection to the REST API, which authenticates with the signing keys.
	 * @return the connection
	 */
	ServerConnection api() {
		return this.api;
	}

	/**
	 * Returns the connection to the REST API for checkpoints, for whose answers functions
	 * wait.
	 * @return the connection
	 */
	ServerConnection checkpoints() {
		return this.checkpoints;
	}

	/**
	 * Returns the connection to the event API, which authenticates with the event key.
	 * Its only path is {@code /e/{key}}.
	 * @return the connection
	 */
	ServerConnection events() {
		return this.events;
	}

}

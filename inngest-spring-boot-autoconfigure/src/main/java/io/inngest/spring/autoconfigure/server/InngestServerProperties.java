package io.inngest.spring.autoconfigure.server;

import java.net.URI;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;

/**
 * Properties of the connection to an Inngest server.
 *
 * @param signingKey Key that signs what the server and the application send each other
 * @param signingKeyFallback Key that is tried where the signing key is refused, for the
 * time of a key's rotation
 * @param eventKey Key for sending events
 * @param env Environment of Inngest that the application belongs to, such as a branch
 * @param baseUrl URL of the server, for both of its APIs
 * @param apiBaseUrl URL of the server's REST API. By default that of the Dev Server or of
 * Inngest Cloud
 * @param eventApiBaseUrl URL of the server's event API. By default that of the Dev Server
 * or of Inngest Cloud
 * @param client Requests to the server
 */
@ConfigurationProperties("inngest")
public record InngestServerProperties(@Nullable String signingKey, @Nullable String signingKeyFallback,
		@Nullable String eventKey, @Nullable String env, @Nullable URI baseUrl, @Nullable URI apiBaseUrl,
		@Nullable URI eventApiBaseUrl, @DefaultValue Client client) {

	public InngestServerProperties {
		signingKey = textOrNull(signingKey);
		signingKeyFallback = textOrNull(signingKeyFallback);
		eventKey = textOrNull(eventKey);
		env = textOrNull(env);
	}

	private static @Nullable String textOrNull(@Nullable String value) {
		return StringUtils.hasText(value) ? value.strip() : null;
	}

	// Without the keys
	@Override
	public String toString() {
		return "InngestServerProperties[env=%s, baseUrl=%s, apiBaseUrl=%s, eventApiBaseUrl=%s, client=%s]"
			.formatted(this.env, this.baseUrl, this.apiBaseUrl, this.eventApiBaseUrl, this.client);
	}

	/**
	 * Requests to the server.
	 *
	 * @param connectTimeout How long to wait for a connection
	 * @param readTimeout How long to wait for an answer
	 */
	public record Client(@DefaultValue("5s") Duration connectTimeout, @DefaultValue("30s") Duration readTimeout) {

	}

}

package io.inngest.spring.client;

import java.net.URI;
import java.util.List;

import io.inngest.spring.protocol.Mode;
import io.inngest.spring.protocol.signature.SigningKey;
import org.jspecify.annotations.Nullable;

/**
 * Where the Inngest server is and how to authenticate.
 *
 * @param mode {@link Mode#DEV} or {@link Mode#CLOUD}
 * @param apiUrl base of the REST API, without a slash at the end
 * @param eventApiUrl base of the event API, without a slash at the end
 * @param eventKey key for sending events; {@code null} if none is set
 * @param signingKeys the key and the fallback key, in this order; empty in dev mode
 * @param environment name of the environment; {@code null} for the server's default
 */
public record InngestServer(Mode mode, URI apiUrl, URI eventApiUrl, @Nullable String eventKey,
		List<SigningKey> signingKeys, @Nullable String environment) {

	public InngestServer {
		signingKeys = List.copyOf(signingKeys);
	}

	// Without the keys
	@Override
	public String toString() {
		return "InngestServer[mode=%s, apiUrl=%s, eventApiUrl=%s, environment=%s]".formatted(this.mode, this.apiUrl,
				this.eventApiUrl, this.environment);
	}

}

package io.inngest.spring.serve;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.inngest.spring.client.InngestServer;
import io.inngest.spring.function.FunctionRegistry;
import io.inngest.spring.protocol.Mode;
import io.inngest.spring.protocol.Sdk;
import io.inngest.spring.protocol.signature.Sha256;
import io.inngest.spring.protocol.signature.SigningKey;
import org.jspecify.annotations.Nullable;

/**
 * What the endpoint tells about itself, so that one can see whether it is configured
 * right.
 */
public final class Introspection {

	private static final String SCHEMA_VERSION = "2024-05-24";

	private static final int SHOWN_DIGITS = 12;

	private final ServeSettings settings;

	private final @Nullable InngestServer server;

	private final FunctionRegistry functions;

	/**
	 * Creates an introspection.
	 * @param settings the endpoint's settings
	 * @param server the server that may call; {@code null} if functions run embedded
	 * @param functions the functions
	 */
	public Introspection(ServeSettings settings, @Nullable InngestServer server, FunctionRegistry functions) {
		this.settings = settings;
		this.server = server;
		this.functions = functions;
	}

	/**
	 * Returns what the server may know once it has proved who it is; without a server
	 * what everybody may know.
	 * @return the keys and values of a JSON object
	 */
	public Map<String, @Nullable Object> authenticated() {
		Map<String, @Nullable Object> body = unauthenticated();
		if (this.server != null) {
			body.put("authentication_succeeded", true);
			addApplication(body);
			addServer(body, this.server);
		}
		return body;
	}

	/**
	 * Returns what everybody may know.
	 * @return the keys and values of a JSON object
	 */
	public Map<String, @Nullable Object> unauthenticated() {
		Mode mode = (this.server != null) ? this.server.mode() : Mode.EMBEDDED;
		Map<String, @Nullable Object> body = new LinkedHashMap<>();
		body.put("has_event_key", this.server != null && this.server.eventKey() != null);
		body.put("has_signing_key", this.server != null && !this.server.signingKeys().isEmpty());
		body.put("function_count", this.functions.functions().size());
		body.put("mode", mode.name().toLowerCase(Locale.ROOT));
		body.put("schema_version", SCHEMA_VERSION);
		return body;
	}

	private void addApplication(Map<String, @Nullable Object> body) {
		body.put("app_id", this.functions.appId());
		body.put("capabilities", Map.of("trust_probe", "v1"));
		body.put("framework", Sdk.FRAMEWORK);
		body.put("sdk_language", Sdk.LANGUAGE);
		body.put("sdk_version", Sdk.VERSION);
		body.put("serve_origin", (this.settings.origin() != null) ? this.settings.origin().toString() : null);
		body.put("serve_path", this.settings.path().equals(ServeSettings.DEFAULT_PATH) ? null : this.settings.path());
	}

	private void addServer(Map<String, @Nullable Object> body, InngestServer server) {
		String eventKey = server.eventKey();
		body.put("api_origin", server.apiUrl().toString());
		body.put("event_api_origin", server.eventApiUrl().toString());
		body.put("env", server.environment());
		body.put("event_key_hash", (eventKey != null) ? Sha256.hex(eventKey.getBytes(StandardCharsets.UTF_8)) : null);
		body.put("signing_key_hash", hash(server.signingKeys(), 0));
		body.put("signing_key_fallback_hash", hash(server.signingKeys(), 1));
	}

	private @Nullable String hash(List<SigningKey> keys, int index) {
		return (index < keys.size()) ? keys.get(index).hash().substring(0, SHOWN_DIGITS) : null;
	}

}

package io.inngest.spring.serve;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import io.inngest.spring.client.InngestServer;
import io.inngest.spring.protocol.ProtocolHeaders;
import io.inngest.spring.protocol.Sdk;
import org.jspecify.annotations.Nullable;

/**
 * Adds the headers that every answer has, and its signature.
 */
class StandardHeaders {

	private static final String CONTENT_TYPE = "content-type";

	private static final String PROTOCOL_PREFIX = "x-inngest-";

	private static final String CALL_PROTOCOL = "2";

	private static final int STREAMED = 201;

	private static final byte[] NO_BODY = new byte[0];

	private static final Set<String> SERVER_KINDS = Set.of("dev", "cloud");

	private final Map<String, String> constant;

	private final Map<String, String> anonymous;

	private final Clock clock;

	StandardHeaders(ServeSettings settings, @Nullable InngestServer server, Clock clock) {
		this.anonymous = Map.of(CONTENT_TYPE, "application/json", ProtocolHeaders.SDK_HANDLED, "true");
		this.constant = new LinkedHashMap<>(this.anonymous);
		this.constant.put("user-agent", Sdk.HEADER);
		this.constant.put(ProtocolHeaders.SDK, Sdk.HEADER);
		this.constant.put(ProtocolHeaders.FRAMEWORK, Sdk.FRAMEWORK);
		this.constant.put(ProtocolHeaders.REQUEST_VERSION, CALL_PROTOCOL);
		putIfPresent(ProtocolHeaders.ENVIRONMENT, (server != null) ? server.environment() : null);
		putIfPresent(ProtocolHeaders.PLATFORM, settings.platform());
		this.clock = clock;
	}

	private void putIfPresent(String name, @Nullable String value) {
		if (value != null) {
			this.constant.put(name, value);
		}
	}

	ServeResponse complete(ServeRequest request, Access access, ServeResponse response) {
		if (access instanceof Access.Anonymous || access instanceof Access.Denied) {
			return anonymous(response);
		}
		Map<String, String> headers = new LinkedHashMap<>(this.constant);
		String serverKind = request.header(ProtocolHeaders.SERVER_KIND);
		if (serverKind != null && SERVER_KINDS.contains(serverKind)) {
			headers.put(ProtocolHeaders.EXPECTED_SERVER_KIND, serverKind);
		}
		headers.putAll(response.headers());
		if (access instanceof Access.Trusted trusted) {
			headers.put(ProtocolHeaders.SIGNATURE, trusted.key().sign(response.body(), this.clock.instant()));
		}
		return new ServeResponse(response.status(), headers, response.body());
	}

	// Cannot be signed, since the signature is that of the whole answer.
	ServeResponse begin(ServeRequest request, Access access) {
		ServeResponse begun = complete(request, access, new ServeResponse(STREAMED, NO_BODY));
		Map<String, String> headers = new LinkedHashMap<>(begun.headers());
		headers.remove(ProtocolHeaders.SIGNATURE);
		return new ServeResponse(STREAMED, headers, NO_BODY);
	}

	// Whoever cannot sign is not told what runs here.
	private ServeResponse anonymous(ServeResponse response) {
		Map<String, String> headers = new LinkedHashMap<>(this.anonymous);
		response.headers().forEach((name, value) -> {
			if (!name.startsWith(PROTOCOL_PREFIX)) {
				headers.put(name, value);
			}
		});
		return new ServeResponse(response.status(), headers, response.body());
	}

}

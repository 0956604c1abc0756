package io.inngest.spring.client.gateway;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.inngest.spring.execution.request.HttpCall;
import io.inngest.spring.execution.request.HttpReply;
import org.jspecify.annotations.Nullable;

/**
 * Says where an answer sends a request on to. The JDK's client would hand all headers on,
 * keys included, wherever that is.
 */
final class Redirects {

	/** Redirects that are followed one after the other. */
	static final int MAX = 10;

	private static final Set<Integer> SAME_METHOD = Set.of(307, 308);

	private static final Set<Integer> BY_GET = Set.of(301, 302, 303);

	/** What says nothing of the sender. */
	private static final Set<String> HARMLESS = Set.of("accept", "accept-language", "content-type");

	private Redirects() {
	}

	/**
	 * Returns the request that follows.
	 * @param call the request
	 * @param reply its answer
	 * @return the next one, or {@code null} if the answer is the last one
	 */
	static @Nullable HttpCall next(HttpCall call, HttpReply reply) {
		boolean same = SAME_METHOD.contains(reply.status());
		String location = reply.headers().get("Location");
		if (call.kind() != HttpCall.Kind.FETCH || location == null || !(same || BY_GET.contains(reply.status()))) {
			return null;
		}
		URI url = target(call.url(), location);
		if (url == null) {
			return null;
		}
		boolean keepMethod = same || call.method().equals("GET") || call.method().equals("HEAD");
		return new HttpCall(call.kind(), keepMethod ? call.method() : "GET", url,
				headers(call, sameOrigin(call.url(), url), keepMethod), keepMethod ? call.body() : null);
	}

	private static @Nullable URI target(URI from, String location) {
		try {
			// Not from https to http, where everybody could read along
			URI url = from.resolve(location);
			boolean web = "https".equalsIgnoreCase(url.getScheme())
					|| ("http".equalsIgnoreCase(url.getScheme()) && "http".equalsIgnoreCase(from.getScheme()));
			return (web && url.getHost() != null) ? url : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private static boolean sameOrigin(URI one, URI other) {
		return one.getScheme().equalsIgnoreCase(other.getScheme()) && one.getHost().equalsIgnoreCase(other.getHost())
				&& one.getPort() == other.getPort();
	}

	private static Map<String, String> headers(HttpCall call, boolean sameOrigin, boolean withBody) {
		Map<String, String> headers = new LinkedHashMap<>(call.headers());
		headers.keySet().removeIf((header) -> {
			String name = header.toLowerCase(Locale.ROOT);
			return !(sameOrigin || HARMLESS.contains(name)) || (!withBody && name.equals("content-type"));
		});
		return headers;
	}

}

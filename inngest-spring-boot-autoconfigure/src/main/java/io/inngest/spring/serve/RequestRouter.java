package io.inngest.spring.serve;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.util.Assert;

/**
 * Finds out who answers a request.
 */
class RequestRouter {

	private static final String PROBE = "probe";

	private final Map<String, RequestHandler> handlers = new LinkedHashMap<>();

	private final String refusal;

	RequestRouter(List<RequestHandler> handlers, String refusal) {
		for (RequestHandler handler : handlers) {
			RequestHandler other = this.handlers.putIfAbsent(handler.method(), handler);
			Assert.state(other == null, () -> "Two beans answer " + handler.method() + ": " + other + ", " + handler);
		}
		this.refusal = refusal;
	}

	ServeResponse route(ServeRequest request) {
		RequestHandler handler = this.handlers.get(request.method());
		if (handler == null) {
			// RFC 9110 wants the header; without it Spring MVC adds its own to OPTIONS.
			return JsonAnswer.message(405, this.refusal).withHeader("allow", String.join(", ", this.handlers.keySet()));
		}
		if (request.method().equals("POST")) {
			return call(handler, request);
		}
		return handler.handle(request);
	}

	boolean isCall(ServeRequest request) {
		return request.method().equals("POST") && this.handlers.containsKey("POST") && request.parameter(PROBE) == null;
	}

	private ServeResponse call(RequestHandler handler, ServeRequest request) {
		String probe = request.parameter(PROBE);
		if (probe != null) {
			return probe(probe);
		}
		// As in other SDKs: a body that a proxy or filter has swallowed cannot be
		// trusted.
		return (request.body().length > 0) ? handler.handle(request) : JsonAnswer.message(401, "Unauthorized");
	}

	private ServeResponse probe(String name) {
		if (name.equals("trust")) {
			return new ServeResponse(200, new byte[0]);
		}
		return JsonAnswer.of(400, Map.of("name", "Error", "message", "Unknown probe \"" + name + "\"", "stack", ""));
	}

}

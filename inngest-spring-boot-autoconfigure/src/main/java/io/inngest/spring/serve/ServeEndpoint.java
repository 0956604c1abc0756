package io.inngest.spring.serve;

import java.time.Clock;
import java.util.List;

import io.inngest.spring.client.InngestServer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The endpoint that an Inngest server calls: verifies a request, lets the handler of its
 * method answer, and signs the answer.
 */
public final class ServeEndpoint {

	private static final Logger logger = LoggerFactory.getLogger(ServeEndpoint.class);

	private static final String WRONG_METHOD = "Method not allowed";

	private static final String EMBEDDED = """
			The functions of this application run in its embedded engine (inngest.mode=embedded), so only GET is \
			answered here. To let an Inngest server run them, set inngest.mode=dev for a Dev Server, or \
			inngest.mode=cloud and inngest.signing-key for Inngest Cloud or a self-hosted server.""";

	private final RequestAuthentication authentication;

	private final StandardHeaders headers;

	private final RequestRouter router;

	/**
	 * Creates an endpoint.
	 * @param settings the endpoint's settings
	 * @param server the server that may call; {@code null} if functions run embedded
	 * @param handlers who answers the requests, one for each method
	 * @param clock tells the time
	 */
	public ServeEndpoint(ServeSettings settings, @Nullable InngestServer server, List<RequestHandler> handlers,
			Clock clock) {
		this.authentication = new RequestAuthentication(settings, server, clock);
		this.headers = new StandardHeaders(settings, server, clock);
		this.router = (server != null) ? new RequestRouter(handlers, WRONG_METHOD)
				: new RequestRouter(introspection(handlers), EMBEDDED);
	}

	// Nothing is verified without a server, so nothing may run.
	private static List<RequestHandler> introspection(List<RequestHandler> handlers) {
		return handlers.stream().filter((handler) -> handler.method().equals("GET")).toList();
	}

	/**
	 * Answers a request.
	 * @param request the request
	 * @return the answer with all its headers
	 */
	public ServeResponse handle(ServeRequest request) {
		Access access = this.authentication.check(request);
		if (access instanceof Access.Denied denied) {
			logger.warn("Refused {} {}: {}", request.method(), request.url(), denied.reason());
			return this.headers.complete(request, access, JsonAnswer.message(401, "Unauthorized"));
		}
		return this.headers.complete(request, access, answer(request, access));
	}

	/**
	 * Begins to answer a call at once, for whoever can send an answer in two parts.
	 * @param request the request
	 * @return the two parts, or {@code null} if the request is to be handled as a whole:
	 * it is no call, or is refused
	 */
	public @Nullable StreamedAnswer stream(ServeRequest request) {
		if (!this.router.isCall(request)) {
			return null;
		}
		Access access = this.authentication.check(request);
		if (access instanceof Access.Denied) {
			return null;
		}
		return new StreamedAnswer(this.headers.begin(request, access),
				() -> this.headers.complete(request, access, answer(request, access)));
	}

	/**
	 * Answers a request that could not even be read.
	 * @param request the request without its body
	 * @param status the status
	 * @param message what is wrong
	 * @return the answer, unsigned
	 */
	public ServeResponse refuse(ServeRequest request, int status, String message) {
		logger.warn("Refused {} {}: {}", request.method(), request.url(), message);
		return this.headers.complete(request, this.authentication.unread(), JsonAnswer.message(status, message));
	}

	private ServeResponse answer(ServeRequest request, Access access) {
		try {
			return this.router.route(request);
		}
		catch (Throwable ex) {
			if (ex instanceof VirtualMachineError error && !(ex instanceof StackOverflowError)) {
				throw error;
			}
			logger.error("{} {} failed", request.method(), request.url(), ex);
			return (access instanceof Access.Anonymous) ? JsonAnswer.internalError() : JsonAnswer.internalError(ex);
		}
	}

}

package io.inngest.spring.serve;

import io.inngest.spring.protocol.Mode;

/**
 * Answers the requests that ask what is served here.
 */
class IntrospectionHandler implements RequestHandler {

	private final Introspection introspection;

	private final Mode mode;

	IntrospectionHandler(Introspection introspection, Mode mode) {
		this.introspection = introspection;
		this.mode = mode;
	}

	@Override
	public String method() {
		return "GET";
	}

	// In cloud mode no request gets here that is not signed.
	@Override
	public ServeResponse handle(ServeRequest request) {
		return JsonAnswer.of(200,
				(this.mode == Mode.CLOUD) ? this.introspection.authenticated() : this.introspection.unauthenticated());
	}

}

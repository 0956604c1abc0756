package io.inngest.spring.autoconfigure.serve;

import java.util.Locale;

import io.inngest.spring.autoconfigure.mode.InngestMode;

/**
 * There are functions for an Inngest server, but no endpoint through which it could call
 * them.
 */
class NoEndpointException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	NoEndpointException(InngestMode mode, int functions) {
		super("The application has Inngest functions (%d) for a server to call, since the mode is %s (%s), but it is no web application with Spring MVC"
			.formatted(functions, mode.mode().name().toLowerCase(Locale.ROOT), mode.reason()));
	}

}

package io.inngest.spring.autoconfigure.server;

import io.inngest.spring.autoconfigure.mode.InngestMode;

/**
 * There is no signing key, so that nobody could tell whether a call comes from the
 * server.
 */
class MissingSigningKeyException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	MissingSigningKeyException(InngestMode mode) {
		super("The Inngest mode is cloud (%s), but there is no signing key".formatted(mode.reason()));
	}

}

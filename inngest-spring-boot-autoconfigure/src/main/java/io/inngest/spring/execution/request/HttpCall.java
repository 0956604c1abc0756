package io.inngest.spring.execution.request;

import java.net.URI;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A request to be made.
 *
 * @param kind what it is for
 * @param method the method
 * @param url where to
 * @param headers headers to send, by name
 * @param body the text to send; {@code null} if there is none
 */
public record HttpCall(Kind kind, String method, URI url, Map<String, String> headers, @Nullable String body) {

	/**
	 * Says where the request goes, for messages.
	 * @return the URL without the query, which may hold secrets
	 */
	public String location() {
		return "%s://%s%s".formatted(this.url.getScheme(), this.url.getRawAuthority(), this.url.getRawPath());
	}

	// Without what may be secret
	@Override
	public String toString() {
		return this.method + " " + location();
	}

	/**
	 * What requests are for.
	 */
	public enum Kind {

		/** An application's own request, which follows redirects. */
		FETCH,

		/** AI inference, which takes long and holds a key. */
		INFERENCE

	}

}

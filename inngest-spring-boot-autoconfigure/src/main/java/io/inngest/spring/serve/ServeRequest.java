package io.inngest.spring.serve;

import java.net.URI;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A request to the serve endpoint, independent of the web framework.
 *
 * @param method the method in upper case
 * @param url the endpoint's own URL as the client sees it, without a query
 * @param query the parameters of the query, the first value of each
 * @param headers the headers by name in lower case, the first value of each
 * @param body the body as received, empty if there is none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy would cost
public record ServeRequest(String method, URI url, Map<String, String> query, Map<String, String> headers,
		byte[] body) {

	/**
	 * Returns a header.
	 * @param name the name
	 * @return its value, or {@code null} if the request does not have it
	 */
	public @Nullable String header(String name) {
		return this.headers.get(name.toLowerCase(Locale.ROOT));
	}

	/**
	 * Returns a parameter of the query.
	 * @param name the name
	 * @return its value, or {@code null} if the request does not have it
	 */
	public @Nullable String parameter(String name) {
		return this.query.get(name);
	}

}

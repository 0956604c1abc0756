package io.inngest.spring;

import java.net.URI;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * An HTTP request that is made as a step, through {@link Step#fetch(String, HttpFetch)}.
 * Immutable.
 * <p>
 * Redirects are followed, by {@code GET} after a 301, 302 or 303. The embedded engine
 * follows ten at most, none from {@code https} to {@code http}, and sends no header that
 * may be a key to another host. An Inngest server has rules of its own, and may send all
 * headers on.
 */
public final class HttpFetch {

	private final String method;

	private final URI url;

	private final Map<String, String> headers;

	private final @Nullable String body;

	private HttpFetch(String method, URI url, Map<String, String> headers, @Nullable String body) {
		this.method = method;
		this.url = url;
		this.headers = headers;
		this.body = body;
	}

	/**
	 * A {@code GET} request.
	 * @param url where to, with {@code http} or {@code https} and a host; encoded
	 * @return the request
	 * @throws IllegalArgumentException if it is no such URL
	 */
	public static HttpFetch get(String url) {
		return of("GET", url);
	}

	/**
	 * A {@code POST} request.
	 * @param url where to, with {@code http} or {@code https} and a host; encoded
	 * @return the request, without a body as yet
	 * @throws IllegalArgumentException if it is no such URL
	 */
	public static HttpFetch post(String url) {
		return of("POST", url);
	}

	/**
	 * A request with any method.
	 * @param method the method, such as {@code PUT}
	 * @param url where to, with {@code http} or {@code https} and a host; encoded
	 * @return the request, without a body as yet
	 * @throws IllegalArgumentException if it is no such URL, or no method
	 */
	public static HttpFetch of(String method, String url) {
		Assert.isTrue(RequestParts.isToken(method), "'method' must be the name of a method");
		return new HttpFetch(method.toUpperCase(Locale.ROOT), RequestParts.url(url), Map.of(), null);
	}

	/**
	 * Returns a copy with a header, in place of one of the same name.
	 * @param name the name
	 * @param value the value, one line
	 * @return the copy
	 * @throws IllegalArgumentException if it is no header; the message does not show the
	 * value
	 */
	public HttpFetch header(String name, String value) {
		return new HttpFetch(this.method, this.url, RequestParts.with(this.headers, name, value), this.body);
	}

	/**
	 * Returns a copy with a text to send, in UTF-8. What it is has to be said by a header
	 * {@code Content-Type}.
	 * @param text the body
	 * @return the copy
	 */
	public HttpFetch body(String text) {
		return new HttpFetch(this.method, this.url, this.headers, text);
	}

	/**
	 * Returns a copy with a value to send as JSON. It is written at once, with Jackson's
	 * defaults and the modules on the class path; the application's own settings are for
	 * its own data. Adds {@code Content-Type: application/json} unless the header is
	 * there.
	 * @param value what to send; {@code null} is sent as such
	 * @return the copy
	 * @throws NonRetriableError if the value cannot be written
	 */
	public HttpFetch json(@Nullable Object value) {
		HttpFetch copy = body(ForeignJson.write(value));
		return RequestParts.contains(this.headers, "Content-Type") ? copy
				: copy.header("Content-Type", "application/json");
	}

	/**
	 * Returns the method.
	 * @return the method, in upper case
	 */
	public String method() {
		return this.method;
	}

	/**
	 * Returns where the request goes.
	 * @return the URL
	 */
	public URI url() {
		return this.url;
	}

	/**
	 * Returns the headers.
	 * @return the values by name, in the order in which they were given
	 */
	public Map<String, String> headers() {
		return this.headers;
	}

	/**
	 * Returns the text to send.
	 * @return the body, or {@code null} if there is none
	 */
	public @Nullable String body() {
		return this.body;
	}

	// Without what may be secret: query, headers, body
	@Override
	public String toString() {
		return this.method + " " + RequestParts.location(this.url);
	}

}

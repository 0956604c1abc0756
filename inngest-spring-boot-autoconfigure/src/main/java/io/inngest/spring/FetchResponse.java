package io.inngest.spring;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * The answer to an {@link HttpFetch}, whatever its status.
 *
 * @param status the status, such as 200 or 404
 * @param headers the headers, to be found by their names in upper or lower case; several
 * of one name are separated by commas
 * @param body the body as a text; empty if there is none
 * @param url where the request went, after redirects at the embedded engine
 */
public record FetchResponse(int status, Map<String, String> headers, String body, String url) {

	/**
	 * Creates an answer, such as one for a test.
	 * @param status the status
	 * @param headers the headers
	 * @param body the body as a text; empty if there is none
	 * @param url where the request went
	 */
	public FetchResponse {
		Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		copy.putAll(headers);
		headers = Collections.unmodifiableMap(copy);
	}

	/**
	 * Whether the status says that the request has succeeded.
	 * @return {@code true} from 200 to 299
	 */
	public boolean isSuccess() {
		return this.status >= 200 && this.status < 300;
	}

	/**
	 * Returns a header.
	 * @param name the name, in upper or lower case
	 * @return the value, or {@code null} if there is none
	 */
	public @Nullable String header(String name) {
		return this.headers.get(name);
	}

	/**
	 * Reads the body as JSON, with Jackson's defaults and the modules on the class path;
	 * the application's own settings are for its own data.
	 * @param type the type to read it as
	 * @param <T> the type
	 * @return the value
	 * @throws NonRetriableError if the body cannot be read as that, now or ever
	 */
	public <T extends @Nullable Object> T json(Class<T> type) {
		return ForeignJson.read(this.body, type, describe());
	}

	/**
	 * Reads the body as JSON, as {@link #json(Class)} does.
	 * @param type the generic type to read it as
	 * @param <T> the type
	 * @return the value
	 * @throws NonRetriableError if the body cannot be read as that, now or ever
	 */
	public <T extends @Nullable Object> T json(TypeRef<T> type) {
		return ForeignJson.read(this.body, type, describe());
	}

	private String describe() {
		return "The answer with status %d of %s".formatted(this.status, this.url.replaceFirst("[?#].*", ""));
	}

}

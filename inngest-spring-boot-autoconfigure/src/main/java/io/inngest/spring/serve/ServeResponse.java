package io.inngest.spring.serve;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer of the serve endpoint, independent of the web framework.
 *
 * @param status the status
 * @param headers the headers beside those that every answer has
 * @param body the body, JSON in UTF-8 or empty
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy would cost
public record ServeResponse(int status, Map<String, String> headers, byte[] body) {

	public ServeResponse {
		headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
	}

	/**
	 * Creates an answer without headers of its own.
	 * @param status the status
	 * @param body the body
	 */
	public ServeResponse(int status, byte[] body) {
		this(status, Map.of(), body);
	}

	/**
	 * Returns a copy with one more header.
	 * @param name the header's name
	 * @param value the header's value
	 * @return the copy
	 */
	public ServeResponse withHeader(String name, String value) {
		Map<String, String> headers = new LinkedHashMap<>(this.headers);
		headers.put(name, value);
		return new ServeResponse(this.status, headers, this.body);
	}

}

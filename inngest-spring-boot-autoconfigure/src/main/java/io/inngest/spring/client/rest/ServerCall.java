package io.inngest.spring.client.rest;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;

/**
 * One request to the server.
 *
 * @param purpose what it is for, to complete a sentence that begins with "cannot"
 * @param method the method
 * @param path the path and query, with placeholders
 * @param variables values of the placeholders
 * @param headers headers beside those that every request has
 * @param body the JSON to send, {@code null} for none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ServerCall(String purpose, HttpMethod method, String path, Map<String, String> variables,
		Map<String, String> headers, byte @Nullable [] body) {

	static ServerCall get(String purpose, String path, Map<String, String> variables) {
		return new ServerCall(purpose, HttpMethod.GET, path, variables, Map.of(), null);
	}

	static ServerCall delete(String purpose, String path, Map<String, String> variables) {
		return new ServerCall(purpose, HttpMethod.DELETE, path, variables, Map.of(), null);
	}

	static ServerCall post(String purpose, String path, Map<String, String> variables, Map<String, String> headers,
			byte[] body) {
		return new ServerCall(purpose, HttpMethod.POST, path, variables, headers, body);
	}

}

package io.inngest.spring.serve;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import io.inngest.spring.ErrorDetails;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers that the endpoint gives by itself.
 */
final class JsonAnswer {

	private static final JsonMapper JSON = JsonMapper.shared();

	private JsonAnswer() {
	}

	static ServeResponse of(int status, Object body) {
		// By way of a text, since half a surrogate pair cannot be written as UTF-8.
		return new ServeResponse(status, JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8));
	}

	static ServeResponse message(int status, String message) {
		return of(status, Map.of("message", message));
	}

	// Without a word on retrying, which lets the server retry.
	static ServeResponse internalError(Throwable failure) {
		ErrorDetails error = ErrorDetails.of(failure);
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("name", error.name());
		body.put("message", (error.message() != null) ? error.message() : "");
		body.put("stack", (error.stack() != null) ? error.stack() : "");
		body.put("type", "internal");
		return of(500, body);
	}

	static ServeResponse internalError() {
		return of(500, Map.of("name", "Error", "message", "The request failed; the application's log says why", "type",
				"internal"));
	}

}

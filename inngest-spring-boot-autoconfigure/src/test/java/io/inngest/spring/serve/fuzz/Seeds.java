package io.inngest.spring.serve.fuzz;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.inngest.spring.serve.ServeRequest;
import io.inngest.spring.serve.replay.RecordedExchange;
import io.inngest.spring.serve.replay.Recording;

/**
 * Recorded requests, to be spoilt.
 */
final class Seeds {

	private static final int LARGEST = 64 * 1024;

	private static final Set<String> CONNECTION_HEADERS = Set.of("connection", "content-length", "host");

	private Seeds() {
	}

	/**
	 * The requests that are not too large: calls of functions that the application has,
	 * and whatever else was asked.
	 */
	static List<ServeRequest> all(Set<String> functions) {
		return Recording.all()
			.stream()
			.flatMap((recording) -> recording.calls().stream())
			.map(Seeds::request)
			.filter((request) -> request.body().length < LARGEST)
			.filter((request) -> functions.contains(request.query().getOrDefault("fnId", functions.iterator().next())))
			.toList();
	}

	/**
	 * The requests that are signed with the application's key and have a body.
	 */
	static List<ServeRequest> signed() {
		return Recording.all()
			.stream()
			.filter(Recording::signed)
			.flatMap((recording) -> recording.calls().stream())
			.filter((call) -> call.signedWith("main"))
			.map(Seeds::request)
			.filter((request) -> request.body().length > 0)
			.toList();
	}

	private static ServeRequest request(RecordedExchange call) {
		Map<String, String> headers = new HashMap<>(call.requestHeaders());
		headers.keySet().removeAll(CONNECTION_HEADERS);
		return new ServeRequest(call.method(), URI.create("http://localhost:3000/api/inngest"), call.parameters(),
				headers, call.requestBytes());
	}

}

package io.inngest.spring.serve;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * Writes down the requests that get through.
 */
public class TestHandler implements RequestHandler {

	private final List<ServeRequest> requests = new CopyOnWriteArrayList<>();

	private final String method;

	private final Function<ServeRequest, ServeResponse> answer;

	public TestHandler(String method) {
		this(method, (request) -> new ServeResponse(200, "\"done\"".getBytes(StandardCharsets.UTF_8)));
	}

	public TestHandler(String method, Function<ServeRequest, ServeResponse> answer) {
		this.method = method;
		this.answer = answer;
	}

	public List<ServeRequest> requests() {
		return this.requests;
	}

	@Override
	public String method() {
		return this.method;
	}

	@Override
	public ServeResponse handle(ServeRequest request) {
		this.requests.add(request);
		return this.answer.apply(request);
	}

}

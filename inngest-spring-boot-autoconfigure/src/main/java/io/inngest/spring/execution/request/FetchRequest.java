package io.inngest.spring.execution.request;

import java.util.Map;
import java.util.TreeMap;

import io.inngest.spring.FetchResponse;
import io.inngest.spring.HttpFetch;
import io.inngest.spring.protocol.StepKey;
import io.inngest.spring.protocol.StepOp;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An HTTP request of which any answer is a result.
 *
 * @param fetch the request
 */
public record FetchRequest(HttpFetch fetch) implements StepRequest {

	private static final String STATUS = "status_code";

	private static final String HEADERS = "headers";

	private static final String BODY = "body";

	private static final String URL = "url";

	@Override
	public String type() {
		return "step.fetch";
	}

	@Override
	public StepOp.Request describe(StepKey step, @Nullable String editedInput) {
		return new StepOp.Fetch(step, step.id(), this.fetch.method(), this.fetch.url().toString(), this.fetch.headers(),
				this.fetch.body());
	}

	@Override
	public String make(HttpGateway gateway) {
		HttpReply reply = gateway.exchange(new HttpCall(HttpCall.Kind.FETCH, this.fetch.method(), this.fetch.url(),
				this.fetch.headers(), this.fetch.body()));
		ObjectNode stored = JsonMapper.shared().createObjectNode();
		stored.put(STATUS, reply.status());
		reply.headers().forEach(stored.putObject(HEADERS)::put);
		stored.put(BODY, reply.body());
		stored.put(URL, reply.url());
		return stored.toString();
	}

	/**
	 * Reads a stored answer.
	 * @param json what {@link #make} or a server has stored
	 * @return the answer
	 */
	public FetchResponse read(String json) {
		JsonNode stored = JsonMapper.shared().readTree(json);
		Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		stored.path(HEADERS).forEachEntry((name, value) -> headers.put(name, text(value)));
		return new FetchResponse(stored.path(STATUS).asInt(), headers, stored.path(BODY).asString(""),
				stored.path(URL).asString(this.fetch.url().toString()));
	}

	private static String text(JsonNode value) {
		return value.isArray() ? String.join(", ", value.valueStream().map(JsonNode::asString).toList())
				: value.asString();
	}

}

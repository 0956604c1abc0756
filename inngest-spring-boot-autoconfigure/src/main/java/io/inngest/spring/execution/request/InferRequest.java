package io.inngest.spring.execution.request;

import java.util.LinkedHashMap;
import java.util.Map;

import io.inngest.spring.AiRequest;
import io.inngest.spring.NonRetriableError;
import io.inngest.spring.protocol.StepKey;
import io.inngest.spring.protocol.StepOp;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request to an AI provider.
 *
 * @param request the request
 */
public record InferRequest(AiRequest request) implements StepRequest {

	@Override
	public String type() {
		return "step.ai.infer";
	}

	@Override
	public StepOp.Request describe(StepKey step, @Nullable String editedInput) {
		String body = (editedInput != null) ? edited(step, editedInput) : this.request.body();
		return new StepOp.Infer(step, step.id(), this.request.format().id(), this.request.url().toString(),
				this.request.apiKey(), this.request.headers(), body);
	}

	private String edited(StepKey step, String input) {
		JsonNode list = JsonMapper.shared().readTree(input);
		if (list.size() != 1 || !(list.get(0) instanceof ObjectNode changes)) {
			throw new NonRetriableError(
					"The edited input of step '%s' is not one JSON object, as the body is. ".formatted(step.label())
							+ "Start the run again with an input that fits");
		}
		ObjectNode body = (ObjectNode) JsonMapper.shared().readTree(this.request.body());
		return body.setAll(changes).toString();
	}

	@Override
	public String make(HttpGateway gateway) {
		HttpCall call = new HttpCall(HttpCall.Kind.INFERENCE, "POST", this.request.url(), headers(),
				this.request.body());
		ProviderAnswer answer = new ProviderAnswer(call, this.request.apiKey());
		return answer.json(gateway.exchange(call));
	}

	private Map<String, String> headers() {
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put("Content-Type", "application/json");
		String key = this.request.apiKey();
		if (!key.isEmpty()) {
			switch (this.request.format()) {
				case OPENAI -> headers.put("Authorization", "Bearer " + key);
				case ANTHROPIC -> headers.put("x-api-key", key);
				// Not in the query, as that is logged in many places
				case GEMINI -> headers.put("x-goog-api-key", key);
			}
		}
		this.request.headers().forEach((name, value) -> {
			headers.keySet().removeIf(name::equalsIgnoreCase);
			headers.put(name, value);
		});
		return headers;
	}

}

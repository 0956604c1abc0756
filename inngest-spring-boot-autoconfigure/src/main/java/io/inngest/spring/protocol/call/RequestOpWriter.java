package io.inngest.spring.protocol.call;

import io.inngest.spring.protocol.StepOp;
import tools.jackson.core.JsonGenerator;

/**
 * Writes what is special about steps whose requests the server makes.
 */
final class RequestOpWriter {

	private RequestOpWriter() {
	}

	static void write(StepOp.Request request, JsonGenerator json) {
		json.writeStringProperty("op", (request instanceof StepOp.Infer) ? "AIGateway" : "Gateway");
		json.writeObjectPropertyStart("opts");
		if (request instanceof StepOp.Infer infer) {
			json.writeStringProperty("type", "step.ai.infer");
			json.writeStringProperty("format", infer.format());
			json.writeStringProperty("auth_key", infer.authKey());
			json.writeName("body");
			json.writeRawValue(infer.body());
		}
		else if (request instanceof StepOp.Fetch fetch) {
			json.writeStringProperty("method", fetch.method());
			if (fetch.body() != null) {
				json.writeStringProperty("body", fetch.body());
			}
		}
		json.writeStringProperty("url", request.url());
		if (request instanceof StepOp.Fetch || !request.headers().isEmpty()) {
			json.writeObjectPropertyStart("headers");
			request.headers().forEach(json::writeStringProperty);
			json.writeEndObject();
		}
		WaitOpWriter.writeMode(request.step(), json);
		json.writeEndObject();
		json.writeNullProperty("data");
	}

}

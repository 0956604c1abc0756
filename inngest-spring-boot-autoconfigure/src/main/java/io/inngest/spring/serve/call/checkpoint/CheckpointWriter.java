package io.inngest.spring.serve.call.checkpoint;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;

import io.inngest.spring.protocol.StepOp;
import io.inngest.spring.protocol.call.RequestContext;
import io.inngest.spring.protocol.call.StepOpWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the request that stores finished steps.
 */
final class CheckpointWriter {

	private final JsonMapper mapper = JsonMapper.shared();

	private final StepOpWriter ops = new StepOpWriter();

	/**
	 * Writes a request.
	 * @param call the call in which the steps ran
	 * @param steps the steps
	 * @param now the current time
	 * @return the JSON
	 */
	byte[] write(CheckpointCall call, List<StepOp.Ran> steps, Instant now) {
		RequestContext.Dispatch dispatch = call.dispatch();
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (JsonGenerator json = this.mapper.createGenerator(bytes)) {
			json.writeStartObject();
			json.writeStringProperty("run_id", call.runId());
			json.writeStringProperty("fn_id", dispatch.functionId());
			json.writeStringProperty("qi_id", dispatch.queueItemId());
			if (dispatch.requestId() != null) {
				json.writeStringProperty("request_id", dispatch.requestId());
			}
			json.writeNumberProperty("generation_id", dispatch.generation());
			json.writeNumberProperty("request_started_at", call.startedAt().toEpochMilli());
			json.writeArrayPropertyStart("steps");
			steps.forEach((step) -> this.ops.write(step, json));
			json.writeEndArray();
			json.writeNumberProperty("ts", now.toEpochMilli());
			json.writeEndObject();
		}
		return bytes.toByteArray();
	}

}

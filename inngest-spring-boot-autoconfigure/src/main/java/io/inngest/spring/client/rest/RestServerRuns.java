package io.inngest.spring.client.rest;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

import io.inngest.spring.SignalNotFoundException;
import io.inngest.spring.client.RunState;
import io.inngest.spring.client.ServerRuns;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpStatus;

/**
 * Reads and cancels runs, and sends them signals, through the REST API.
 */
class RestServerRuns implements ServerRuns {

	private static final String PATH = "/v1/runs/{run}";

	private final ServerConnection connection;

	RestServerRuns(ServerConnection connection) {
		this.connection = connection;
	}

	@Override
	public Optional<RunState> find(String runId) {
		ServerCall call = ServerCall.get("look up run " + runId, PATH, Map.of("run", runId));
		Reply reply = this.connection.exchange(call);
		if (isUnknown(reply)) {
			return Optional.empty();
		}
		if (!reply.isSuccess()) {
			throw this.connection.failures().refused(call, reply);
		}
		try {
			return Optional.of(state(runId, JsonMapper.shared().readTree(reply.body()).path("data")));
		}
		catch (JacksonException | DateTimeParseException ex) {
			throw this.connection.failures().unreadable(call, reply, ex);
		}
	}

	@Override
	public void cancel(String runId) {
		ServerCall call = ServerCall.delete("cancel run " + runId, PATH, Map.of("run", runId));
		Reply reply = this.connection.exchange(call);
		if (isUnknown(reply)) {
			throw new IllegalArgumentException("There is no run '" + runId + "' to cancel");
		}
		if (!reply.isSuccess()) {
			throw this.connection.failures().refused(call, reply);
		}
	}

	@Override
	public String sendSignal(String signal, String data) {
		StringWriter body = new StringWriter();
		try (JsonGenerator json = JsonMapper.shared().createGenerator(body)) {
			json.writeStartObject();
			json.writeStringProperty("signal", signal);
			json.writeName("data");
			json.writeRawValue(data);
			json.writeEndObject();
		}
		ServerCall call = ServerCall.post("send signal '" + signal + "'", "/v1/signals", Map.of(), Map.of(),
				body.toString().getBytes(StandardCharsets.UTF_8));
		Reply reply = this.connection.exchange(call);
		if (reply.status() == HttpStatus.NOT_FOUND.value()) {
			throw new SignalNotFoundException(signal);
		}
		if (!reply.isSuccess()) {
			throw this.connection.failures().refused(call, reply);
		}
		try {
			return JsonMapper.shared().readTree(reply.body()).path("data").required("run_id").stringValue();
		}
		catch (JacksonException ex) {
			throw this.connection.failures().unreadable(call, reply, ex);
		}
	}

	// An id that is not even a ULID is a bad request to the server
	private static boolean isUnknown(Reply reply) {
		return reply.status() == HttpStatus.NOT_FOUND.value() || reply.status() == HttpStatus.BAD_REQUEST.value();
	}

	private static RunState state(String runId, JsonNode data) {
		JsonNode endedAt = data.path("ended_at");
		JsonNode output = data.path("output");
		return new RunState(runId, data.required("status").stringValue(),
				endedAt.isString() ? Instant.parse(endedAt.stringValue()) : null,
				(output.isMissingNode() || output.isNull()) ? null : output);
	}

}

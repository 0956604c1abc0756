package io.inngest.spring.protocol.call;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

import io.inngest.spring.ErrorDetails;
import io.inngest.spring.protocol.ServerDuration;
import io.inngest.spring.protocol.StepKey;
import io.inngest.spring.protocol.StepOp;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes what a call reports about steps, for the answer or for a checkpoint. Safe for
 * use by several threads.
 */
public final class StepOpWriter {

	private static final String KIND_PREFIX = "step.";

	private final JsonMapper mapper = JsonMapper.shared();

	private final WaitOpWriter waits = new WaitOpWriter();

	/**
	 * Writes operations.
	 * @param ops the operations
	 * @return a JSON array
	 */
	public byte[] write(Collection<? extends StepOp> ops) {
		// By way of a text, since half a surrogate pair cannot be written as UTF-8.
		StringWriter text = new StringWriter();
		try (JsonGenerator json = this.mapper.createGenerator(text)) {
			json.writeStartArray();
			ops.forEach((op) -> write(op, json));
			json.writeEndArray();
		}
		return text.toString().getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * Writes an operation.
	 * @param op the operation
	 * @param json what to write to
	 */
	public void write(StepOp op, JsonGenerator json) {
		json.writeStartObject();
		json.writeStringProperty("id", op.step().hash());
		writeContent(op, json);
		json.writeStringProperty("displayName", op.name());
		writeUserland(op.step(), json);
		json.writeEndObject();
	}

	private void writeContent(StepOp op, JsonGenerator json) {
		if (op instanceof StepOp.Ran ran) {
			writeRan(ran, json);
		}
		else if (op instanceof StepOp.Errored errored) {
			writeKind("StepError", op.name(), op.step(), errored.input(), json);
			writeError(errored.error(), errored.timing(), json);
		}
		else if (op instanceof StepOp.Failed failed) {
			writeKind("StepFailed", op.name(), op.step(), failed.input(), json);
			writeError(failed.error(), failed.timing(), json);
		}
		else if (op instanceof StepOp.Planned) {
			writeKind("StepPlanned", op.name(), op.step(), null, json);
			json.writeNullProperty("data");
		}
		else if (op instanceof StepOp.Sleep sleep) {
			writeKind("Sleep", wakeUp(sleep), op.step(), null, json);
			json.writeNullProperty("data");
		}
		else if (op instanceof StepOp.RunComplete complete) {
			writeKind("RunComplete", op.name(), op.step(), null, json);
			writeData(complete.data(), json);
		}
		else {
			this.waits.write(op, json);
		}
	}

	private void writeRan(StepOp.Ran ran, JsonGenerator json) {
		String type = StepOp.ROLLBACK.equals(ran.type()) ? null : ran.type();
		json.writeStringProperty("op", "StepRun");
		json.writeStringProperty("name", (type != null) ? type.substring(KIND_PREFIX.length()) : ran.name());
		json.writeObjectPropertyStart("opts");
		if (type != null) {
			json.writeStringProperty("type", type);
		}
		if (ran.signal() != null) {
			json.writeStringProperty("signal", ran.signal());
		}
		writeOptions(ran.step(), ran.input(), json);
		json.writeEndObject();
		writeData(ran.data(), json);
		writeTiming(ran.timing(), json);
	}

	private void writeData(String data, JsonGenerator json) {
		json.writeName("data");
		json.writeRawValue(data);
	}

	private void writeKind(String op, String name, StepKey step, @Nullable String input, JsonGenerator json) {
		json.writeStringProperty("op", op);
		json.writeStringProperty("name", name);
		json.writeObjectPropertyStart("opts");
		writeOptions(step, input, json);
		json.writeEndObject();
	}

	private static void writeOptions(StepKey step, @Nullable String input, JsonGenerator json) {
		if (input != null) {
			json.writeName("input");
			json.writeRawValue(input);
		}
		WaitOpWriter.writeMode(step, json);
	}

	private void writeError(ErrorDetails error, StepOp.Timing timing, JsonGenerator json) {
		json.writeName("error");
		this.mapper.writeValue(json, error);
		json.writeNullProperty("data");
		writeTiming(timing, json);
	}

	private void writeTiming(StepOp.Timing timing, JsonGenerator json) {
		json.writeObjectPropertyStart("timing");
		json.writeNumberProperty("a", nanos(timing.started()));
		json.writeNumberProperty("b", Duration.between(timing.started(), timing.ended()).toNanos());
		json.writeEndObject();
	}

	private void writeUserland(StepKey step, JsonGenerator json) {
		json.writeObjectPropertyStart("userland");
		json.writeStringProperty("id", step.id());
		if (step.index() > 0) {
			json.writeNumberProperty("index", step.index());
		}
		json.writeEndObject();
	}

	private static String wakeUp(StepOp.Sleep sleep) {
		return (sleep.duration() != null) ? ServerDuration.format(sleep.duration()) : sleep.until().toString();
	}

	private static long nanos(Instant time) {
		return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
	}

}

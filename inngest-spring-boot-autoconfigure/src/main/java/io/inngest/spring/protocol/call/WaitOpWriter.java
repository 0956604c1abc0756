package io.inngest.spring.protocol.call;

import io.inngest.spring.protocol.ServerDuration;
import io.inngest.spring.protocol.StepKey;
import io.inngest.spring.protocol.StepOp;
import tools.jackson.core.JsonGenerator;

/**
 * Writes operations that a server does while the run waits.
 */
final class WaitOpWriter {

	void write(StepOp op, JsonGenerator json) {
		if (op instanceof StepOp.WaitForEvent wait) {
			write(wait, json);
		}
		else if (op instanceof StepOp.WaitForSignal wait) {
			write(wait, json);
		}
		else if (op instanceof StepOp.Invoke invoke) {
			write(invoke, json);
		}
		else {
			throw new IllegalArgumentException("Not an operation of a server: " + op);
		}
		json.writeNullProperty("data");
	}

	private void write(StepOp.WaitForEvent wait, JsonGenerator json) {
		json.writeStringProperty("op", "WaitForEvent");
		json.writeStringProperty("name", wait.event());
		json.writeObjectPropertyStart("opts");
		writeTimeout(wait.deadline(), json);
		if (wait.condition() != null) {
			json.writeStringProperty("if", wait.condition());
		}
		writeMode(wait.step(), json);
		json.writeEndObject();
	}

	private void write(StepOp.WaitForSignal wait, JsonGenerator json) {
		json.writeStringProperty("op", "WaitForSignal");
		json.writeStringProperty("name", wait.signal());
		json.writeObjectPropertyStart("opts");
		json.writeStringProperty("signal", wait.signal());
		writeTimeout(wait.deadline(), json);
		writeMode(wait.step(), json);
		json.writeEndObject();
	}

	private void write(StepOp.Invoke invoke, JsonGenerator json) {
		json.writeStringProperty("op", "InvokeFunction");
		json.writeObjectPropertyStart("opts");
		json.writeStringProperty("function_id", invoke.functionId());
		json.writeObjectPropertyStart("payload");
		json.writeName("data");
		json.writeRawValue(invoke.data());
		json.writeEndObject();
		if (!invoke.deadline().timeout().equals(StepOp.Deadline.LONGEST)) {
			writeTimeout(invoke.deadline(), json);
		}
		writeMode(invoke.step(), json);
		json.writeEndObject();
	}

	private static void writeTimeout(StepOp.Deadline deadline, JsonGenerator json) {
		json.writeStringProperty("timeout", ServerDuration.format(deadline.timeout()));
	}

	static void writeMode(StepKey step, JsonGenerator json) {
		if (step.racing()) {
			json.writeStringProperty("parallelMode", "race");
		}
	}

}

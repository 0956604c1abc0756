package io.inngest.spring.sample.recorded;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

import io.inngest.spring.StepAction;
import io.inngest.spring.StepBody;
import io.inngest.spring.StepError;
import io.inngest.spring.StepOutcome;
import io.inngest.spring.sample.recorded.StepLog.Moment;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records one call of a step: the execution of its body, if there is one, and what the
 * handler is given.
 */
class StepRecording {

	private static final JsonMapper JSON = JsonMapper.shared();

	private final StepLogWriter log;

	private final String runId;

	private final String step;

	private boolean executed;

	StepRecording(StepLogWriter log, String runId, String step) {
		this.log = log;
		this.runId = runId;
		this.step = step;
	}

	<T> StepBody<T> body(StepBody<T> body) {
		return () -> execute(body);
	}

	StepAction action(StepAction action) {
		return () -> execute(() -> {
			action.run();
			return null;
		});
	}

	private <T> T execute(StepBody<T> body) throws Exception {
		this.executed = true;
		write(Moment.BEGIN, Map.of());
		try {
			T result = body.run();
			write(Moment.OK, Map.of());
			return result;
		}
		catch (Throwable ex) {
			write(Moment.FAILED, Map.of());
			throw ex;
		}
	}

	<T> T value(Supplier<T> call) {
		try {
			T value = call.get();
			returned(value);
			return value;
		}
		catch (StepError ex) {
			returned(ex);
			throw ex;
		}
	}

	<T> StepOutcome<T> outcome(Supplier<StepOutcome<T>> call) {
		StepOutcome<T> outcome = call.get();
		if (outcome.failed()) {
			returned(outcome.error());
		}
		else {
			returned(outcome.orElse(null));
		}
		return outcome;
	}

	private void returned(Object value) {
		write(this.executed ? Moment.FIRST : Moment.AGAIN, Collections.singletonMap("value", value));
	}

	private void returned(StepError error) {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("name", error.name());
		details.put("message", error.getMessage());
		write(this.executed ? Moment.FIRST : Moment.AGAIN, Map.of("error", details));
	}

	private void write(Moment moment, Map<String, ?> what) {
		this.log.write(this.runId, this.step, moment, JSON.writeValueAsString(what));
	}

}

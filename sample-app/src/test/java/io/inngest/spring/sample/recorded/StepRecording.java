package io.inngest.spring.sample.recorded;

import java.util.Collections;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

import io.inngest.spring.StepAction;
import io.inngest.spring.StepBody;
import io.inngest.spring.StepError;
import io.inngest.spring.StepOutcome;
import io.inngest.spring.sample.recorded.StepLog.Moment;

/**
 * Records one call of a step: the execution of its body, if there is one, and what the
 * handler is given.
 */
class StepRecording {

	private final CallRecorder call;

	private final String label;

	private final boolean beside;

	StepRecording(CallRecorder call, String label, boolean beside) {
		this.call = call;
		this.label = label;
		this.beside = beside;
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
		this.call.executed(this.label);
		this.call.write(this.label, Moment.BEGIN, Map.of("beside", this.beside));
		try {
			T result = body.run();
			this.call.write(this.label, Moment.OK, Map.of());
			return result;
		}
		catch (Throwable ex) {
			this.call.write(this.label, Moment.FAILED, Map.of());
			throw ex;
		}
	}

	<T> T value(Supplier<T> step) {
		return value(step, (value) -> value);
	}

	<T> T value(Supplier<T> step, Function<T, ?> shown) {
		try {
			T value = step.get();
			returned(Collections.singletonMap("value", shown.apply(value)));
			return value;
		}
		catch (StepError ex) {
			returned(Map.of("error", CallRecorder.details(ex)));
			throw ex;
		}
	}

	void done(Runnable step) {
		value(() -> {
			step.run();
			return null;
		});
	}

	<T> StepOutcome<T> outcome(Supplier<StepOutcome<T>> step) {
		StepOutcome<T> outcome = step.get();
		returned(outcome.failed() ? Map.of("error", CallRecorder.details(outcome.error()))
				: Collections.singletonMap("value", outcome.orElse(null)));
		return outcome;
	}

	private void returned(Map<String, ?> what) {
		this.call.write(this.label, this.call.isExecuted(this.label) ? Moment.FIRST : Moment.AGAIN, what);
	}

}

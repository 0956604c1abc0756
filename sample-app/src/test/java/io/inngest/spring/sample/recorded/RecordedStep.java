package io.inngest.spring.sample.recorded;

import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.inngest.spring.Ai;
import io.inngest.spring.Event;
import io.inngest.spring.FetchResponse;
import io.inngest.spring.HttpFetch;
import io.inngest.spring.Step;
import io.inngest.spring.StepAction;
import io.inngest.spring.StepBody;
import io.inngest.spring.StepFunction;
import io.inngest.spring.StepOptions;
import io.inngest.spring.StepOutcome;
import io.inngest.spring.TypeRef;

import org.springframework.test.util.ReflectionTestUtils;

/**
 * Records each execution of a step's body, and what each step returns.
 */
class RecordedStep implements Step {

	private final Step steps;

	private final String runId;

	private final StepLogWriter log;

	private final Map<String, Integer> met = new HashMap<>();

	RecordedStep(Step steps, String runId, StepLogWriter log) {
		this.steps = steps;
		this.runId = runId;
		this.log = log;
	}

	@Override
	public <T> T run(String id, StepBody<T> body) {
		StepRecording step = record(id);
		return step.value(() -> this.steps.run(typed(id, body), step.body(body)));
	}

	@Override
	public void run(String id, StepAction action) {
		run(StepOptions.action(id), action);
	}

	@Override
	public <T> T run(StepOptions<T> options, StepBody<T> body) {
		StepRecording step = record(options.id());
		return step.value(() -> this.steps.run(options, step.body(body)));
	}

	@Override
	public void run(StepOptions<Void> options, StepAction action) {
		StepRecording step = record(options.id());
		step.value(() -> {
			this.steps.run(options, step.action(action));
			return null;
		});
	}

	@Override
	public <T> T run(String id, TypeRef<T> type, StepBody<T> body) {
		StepRecording step = record(id);
		return step.value(() -> this.steps.run(id, type, step.body(body)));
	}

	@Override
	public <I, T> T run(String id, I input, StepFunction<I, T> body) {
		StepRecording step = record(id);
		return step.value(() -> this.steps.run(typed(id, body), step.body(() -> body.run(input))));
	}

	@Override
	public <T> StepOutcome<T> attempt(String id, StepBody<T> body) {
		StepRecording step = record(id);
		return step.outcome(() -> this.steps.attempt(typed(id, body), step.body(body)));
	}

	@Override
	public StepOutcome<Void> attempt(String id, StepAction action) {
		return attempt(StepOptions.action(id), action);
	}

	@Override
	public <T> StepOutcome<T> attempt(StepOptions<T> options, StepBody<T> body) {
		StepRecording step = record(options.id());
		return step.outcome(() -> this.steps.attempt(options, step.body(body)));
	}

	@Override
	public StepOutcome<Void> attempt(StepOptions<Void> options, StepAction action) {
		StepRecording step = record(options.id());
		return step.outcome(() -> this.steps.attempt(options, step.action(action)));
	}

	@Override
	public <T> StepOutcome<T> attempt(String id, TypeRef<T> type, StepBody<T> body) {
		StepRecording step = record(id);
		return step.outcome(() -> this.steps.attempt(id, type, step.body(body)));
	}

	@Override
	public void sleep(String id, Duration duration) {
		StepRecording step = record(id);
		step.value(() -> {
			this.steps.sleep(id, duration);
			return null;
		});
	}

	@Override
	public void sleepUntil(String id, Instant time) {
		StepRecording step = record(id);
		step.value(() -> {
			this.steps.sleepUntil(id, time);
			return null;
		});
	}

	@Override
	public List<String> sendEvent(String id, Event<?>... events) {
		return record(id).value(() -> this.steps.sendEvent(id, events));
	}

	@Override
	public FetchResponse fetch(String id, HttpFetch fetch) {
		return record(id).value(() -> this.steps.fetch(id, fetch));
	}

	@Override
	public Ai ai() {
		return this.steps.ai();
	}

	private StepRecording record(String id) {
		return new StepRecording(this.log, this.runId, label(id));
	}

	/** The steps number what occurs again, replayed or not. */
	private String label(String id) {
		int index = this.met.merge(id, 1, Integer::sum) - 1;
		return (index > 0) ? id + ":" + index : id;
	}

	/** The recording body says nothing of the type that the recorded one returns. */
	@SuppressWarnings("unchecked")
	private static <T> StepOptions<T> typed(String id, StepFunction<?, T> body) {
		SerializedLambda lambda = ReflectionTestUtils.invokeMethod(body, "writeReplace");
		MethodType method = MethodType.fromMethodDescriptorString(lambda.getInstantiatedMethodType(),
				body.getClass().getClassLoader());
		return StepOptions.of(id, (Class<T>) method.returnType());
	}

}

package io.inngest.spring.sample.kill;

import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.inngest.spring.Event;
import io.inngest.spring.Step;
import io.inngest.spring.StepAction;
import io.inngest.spring.StepBody;
import io.inngest.spring.StepFunction;
import io.inngest.spring.StepOptions;
import io.inngest.spring.StepOutcome;
import io.inngest.spring.TypeRef;

import org.springframework.test.util.ReflectionTestUtils;

/**
 * Records each execution of a step's body.
 */
class RecordedStep implements Step {

	private final Step steps;

	private final String runId;

	private final BodyLogWriter log;

	private final Map<String, Integer> met = new HashMap<>();

	RecordedStep(Step steps, String runId, BodyLogWriter log) {
		this.steps = steps;
		this.runId = runId;
		this.log = log;
	}

	@Override
	public <T> T run(String id, StepBody<T> body) {
		return this.steps.run(typed(id, body), recorded(id, body));
	}

	@Override
	public void run(String id, StepAction action) {
		this.steps.run(id, recorded(id, action));
	}

	@Override
	public <T> T run(StepOptions<T> options, StepBody<T> body) {
		return this.steps.run(options, recorded(options.id(), body));
	}

	@Override
	public void run(StepOptions<Void> options, StepAction action) {
		this.steps.run(options, recorded(options.id(), action));
	}

	@Override
	public <T> T run(String id, TypeRef<T> type, StepBody<T> body) {
		return this.steps.run(id, type, recorded(id, body));
	}

	@Override
	public <I, T> T run(String id, I input, StepFunction<I, T> body) {
		StepBody<T> withInput = () -> body.run(input);
		return this.steps.run(typed(id, body), recorded(id, withInput));
	}

	@Override
	public <T> StepOutcome<T> attempt(String id, StepBody<T> body) {
		return this.steps.attempt(typed(id, body), recorded(id, body));
	}

	@Override
	public StepOutcome<Void> attempt(String id, StepAction action) {
		return this.steps.attempt(id, recorded(id, action));
	}

	@Override
	public <T> StepOutcome<T> attempt(StepOptions<T> options, StepBody<T> body) {
		return this.steps.attempt(options, recorded(options.id(), body));
	}

	@Override
	public StepOutcome<Void> attempt(StepOptions<Void> options, StepAction action) {
		return this.steps.attempt(options, recorded(options.id(), action));
	}

	@Override
	public <T> StepOutcome<T> attempt(String id, TypeRef<T> type, StepBody<T> body) {
		return this.steps.attempt(id, type, recorded(id, body));
	}

	@Override
	public void sleep(String id, Duration duration) {
		this.steps.sleep(id, duration);
	}

	@Override
	public void sleepUntil(String id, Instant time) {
		this.steps.sleepUntil(id, time);
	}

	@Override
	public List<String> sendEvent(String id, Event<?>... events) {
		return this.steps.sendEvent(id, events);
	}

	private <T> StepBody<T> recorded(String id, StepBody<T> body) {
		String label = label(id);
		return () -> this.log.record(this.runId, label, body);
	}

	private StepAction recorded(String id, StepAction action) {
		String label = label(id);
		return () -> this.log.record(this.runId, label, () -> {
			action.run();
			return null;
		});
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

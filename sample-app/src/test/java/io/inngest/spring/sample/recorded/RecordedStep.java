package io.inngest.spring.sample.recorded;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.inngest.spring.Ai;
import io.inngest.spring.Event;
import io.inngest.spring.FetchResponse;
import io.inngest.spring.HttpFetch;
import io.inngest.spring.SagaBody;
import io.inngest.spring.Step;
import io.inngest.spring.StepAction;
import io.inngest.spring.StepBody;
import io.inngest.spring.StepBranch;
import io.inngest.spring.StepFunction;
import io.inngest.spring.StepFuture;
import io.inngest.spring.StepOptions;
import io.inngest.spring.StepOutcome;
import io.inngest.spring.TypeRef;
import io.inngest.spring.WaitForEvent;

/**
 * Records each execution of a step's body, and what each step returns.
 */
class RecordedStep implements Step {

	private final Step steps;

	private final CallRecorder call;

	RecordedStep(Step steps, String runId, StepLogWriter log) {
		this.steps = steps;
		this.call = new CallRecorder(runId, log);
	}

	@Override
	public <T> T run(String id, StepBody<T> body) {
		StepRecording step = this.call.step(id);
		return step.value(() -> this.steps.run(CallRecorder.typed(id, body), step.body(body)));
	}

	@Override
	public void run(String id, StepAction action) {
		run(StepOptions.action(id), action);
	}

	@Override
	public <T> T run(StepOptions<T> options, StepBody<T> body) {
		StepRecording step = this.call.step(options.id());
		return step.value(() -> this.steps.run(options, step.body(body)));
	}

	@Override
	public void run(StepOptions<Void> options, StepAction action) {
		StepRecording step = this.call.step(options.id());
		step.done(() -> this.steps.run(options, step.action(action)));
	}

	@Override
	public <T> T run(String id, TypeRef<T> type, StepBody<T> body) {
		StepRecording step = this.call.step(id);
		return step.value(() -> this.steps.run(id, type, step.body(body)));
	}

	@Override
	public <I, T> T run(String id, I input, StepFunction<I, T> body) {
		StepRecording step = this.call.step(id);
		return step.value(() -> this.steps.run(CallRecorder.typed(id, body), step.body(() -> body.run(input))));
	}

	@Override
	public <T> StepOutcome<T> attempt(String id, StepBody<T> body) {
		StepRecording step = this.call.step(id);
		return step.outcome(() -> this.steps.attempt(CallRecorder.typed(id, body), step.body(body)));
	}

	@Override
	public StepOutcome<Void> attempt(String id, StepAction action) {
		return attempt(StepOptions.action(id), action);
	}

	@Override
	public <T> StepOutcome<T> attempt(StepOptions<T> options, StepBody<T> body) {
		StepRecording step = this.call.step(options.id());
		return step.outcome(() -> this.steps.attempt(options, step.body(body)));
	}

	@Override
	public StepOutcome<Void> attempt(StepOptions<Void> options, StepAction action) {
		StepRecording step = this.call.step(options.id());
		return step.outcome(() -> this.steps.attempt(options, step.action(action)));
	}

	@Override
	public <T> StepOutcome<T> attempt(String id, TypeRef<T> type, StepBody<T> body) {
		StepRecording step = this.call.step(id);
		return step.outcome(() -> this.steps.attempt(id, type, step.body(body)));
	}

	@Override
	public <T> T saga(String id, SagaBody<T> body) {
		return this.call.saga(id,
				() -> this.steps.saga(id, (saga) -> body.run(new RecordedSaga(saga, this, this.call))));
	}

	@Override
	public <T> StepFuture<T> runAsync(String id, StepBody<T> body) {
		StepRecording step = this.call.stepBeside(id);
		StepFuture<T> future = this.steps.runAsync(CallRecorder.<T>typed(id, body), step.body(body));
		return () -> step.value(future::join);
	}

	@Override
	public StepFuture<Void> runAsync(String id, StepAction action) {
		return runAsync(StepOptions.action(id), action);
	}

	@Override
	public <T> StepFuture<T> runAsync(StepOptions<T> options, StepBody<T> body) {
		StepRecording step = this.call.stepBeside(options.id());
		StepFuture<T> future = this.steps.runAsync(options, step.body(body));
		return () -> step.value(future::join);
	}

	@Override
	public StepFuture<Void> runAsync(StepOptions<Void> options, StepAction action) {
		StepRecording step = this.call.stepBeside(options.id());
		StepFuture<Void> future = this.steps.runAsync(options, step.action(action));
		return () -> step.value(future::join);
	}

	@Override
	public <T> StepFuture<T> runAsync(String id, TypeRef<T> type, StepBody<T> body) {
		StepRecording step = this.call.stepBeside(id);
		StepFuture<T> future = this.steps.runAsync(id, type, step.body(body));
		return () -> step.value(future::join);
	}

	@Override
	public <T> List<T> parallel(List<? extends StepBranch<? extends T>> branches) {
		return this.call.<T, List<T>>branches(false, branches, this.steps::parallel);
	}

	@Override
	public void parallel(StepAction... branches) {
		List<StepBranch<Object>> all = new ArrayList<>();
		for (StepAction branch : branches) {
			all.add(() -> {
				branch.run();
				return null;
			});
		}
		parallel(all);
	}

	@Override
	public <T> T race(List<? extends StepBranch<? extends T>> branches) {
		return this.call.<T, T>branches(true, branches, this.steps::race);
	}

	@Override
	public void sleep(String id, Duration duration) {
		this.call.step(id).done(() -> this.steps.sleep(id, duration));
	}

	@Override
	public void sleepUntil(String id, Instant time) {
		this.call.step(id).done(() -> this.steps.sleepUntil(id, time));
	}

	@Override
	public <T> Optional<Event<T>> waitForEvent(String id, WaitForEvent<T> wait) {
		return this.call.step(id)
			.value(() -> this.steps.waitForEvent(id, wait), (event) -> event.map(RecordedStep::shown).orElse(null));
	}

	private static Map<String, Object> shown(Event<?> event) {
		Map<String, Object> shown = new LinkedHashMap<>();
		shown.put("id", event.id());
		shown.put("name", event.name());
		shown.put("data", event.data());
		return shown;
	}

	@Override
	public <T> Optional<T> waitForSignal(String id, String signal, Duration timeout, Class<T> type) {
		return this.call.step(id)
			.value(() -> this.steps.waitForSignal(id, signal, timeout, type), (data) -> data.orElse(null));
	}

	@Override
	public void sendSignal(String id, String signal, Object data) {
		this.call.step(id).done(() -> this.steps.sendSignal(id, signal, data));
	}

	@Override
	public <T> T invoke(String id, String functionId, Object data, Class<T> type) {
		return this.call.step(id).value(() -> this.steps.invoke(id, functionId, data, type));
	}

	@Override
	public <T> T invoke(String id, String functionId, Object data, Class<T> type, Duration timeout) {
		return this.call.step(id).value(() -> this.steps.invoke(id, functionId, data, type, timeout));
	}

	@Override
	public <T> T invoke(String id, String functionId, Object data, TypeRef<T> type) {
		return this.call.step(id).value(() -> this.steps.invoke(id, functionId, data, type));
	}

	@Override
	public <T> T invoke(String id, String functionId, Object data, TypeRef<T> type, Duration timeout) {
		return this.call.step(id).value(() -> this.steps.invoke(id, functionId, data, type, timeout));
	}

	@Override
	public List<String> sendEvent(String id, Event<?>... events) {
		return this.call.step(id).value(() -> this.steps.sendEvent(id, events));
	}

	@Override
	public FetchResponse fetch(String id, HttpFetch fetch) {
		return this.call.step(id).value(() -> this.steps.fetch(id, fetch));
	}

	@Override
	public Ai ai() {
		return this.steps.ai();
	}

}

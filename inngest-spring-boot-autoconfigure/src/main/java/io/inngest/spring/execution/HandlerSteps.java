package io.inngest.spring.execution;

import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
import io.inngest.spring.execution.failure.SettledStep;
import io.inngest.spring.execution.request.FetchRequest;
import io.inngest.spring.execution.request.HandlerAi;
import io.inngest.spring.execution.saga.SagaRunner;
import io.inngest.spring.protocol.StepOp;
import org.jspecify.annotations.Nullable;

/**
 * The steps that a handler gets: each form of a call is brought into the one that does
 * it.
 */
final class HandlerSteps implements Step {

	private static final Duration NO_TIMEOUT = StepOp.Deadline.LONGEST;

	private final Bodies bodies;

	private final StepRunner runner;

	private final Branches branches;

	private final Waits waits;

	private final SagaRunner sagas;

	HandlerSteps(Bodies bodies, StepRunner runner, Branches branches, Waits waits, SagaRunner sagas) {
		this.bodies = bodies;
		this.runner = runner;
		this.branches = branches;
		this.waits = waits;
		this.sagas = sagas;
	}

	@Override
	public <T extends @Nullable Object> T run(String id, StepBody<T> body) {
		return this.runner.run(this.bodies.of("run", id, null, body));
	}

	@Override
	public void run(String id, StepAction action) {
		this.runner.run(this.bodies.of(StepOptions.action(id), action));
	}

	@Override
	public <T extends @Nullable Object> T run(StepOptions<T> options, StepBody<T> body) {
		return this.runner.run(this.bodies.of("run", options, body));
	}

	@Override
	public void run(StepOptions<@Nullable Void> options, StepAction action) {
		this.runner.run(this.bodies.of(options, action));
	}

	@Override
	public <T extends @Nullable Object> T run(String id, TypeRef<T> type, StepBody<T> body) {
		return this.runner.run(this.bodies.of("run", id, type.getType(), body));
	}

	@Override
	public <I extends @Nullable Object, T extends @Nullable Object> T run(String id, I input, StepFunction<I, T> body) {
		return this.runner.run(this.bodies.of(id, input, body));
	}

	@Override
	public <T extends @Nullable Object> StepOutcome<T> attempt(String id, StepBody<T> body) {
		return SettledStep.of(() -> this.runner.run(this.bodies.of("attempt", id, null, body)));
	}

	@Override
	public StepOutcome<@Nullable Void> attempt(String id, StepAction action) {
		return attempt(StepOptions.action(id), action);
	}

	@Override
	public <T extends @Nullable Object> StepOutcome<T> attempt(StepOptions<T> options, StepBody<T> body) {
		return SettledStep.of(() -> this.runner.run(this.bodies.of("attempt", options, body)));
	}

	@Override
	public StepOutcome<@Nullable Void> attempt(StepOptions<@Nullable Void> options, StepAction action) {
		return SettledStep.of(() -> this.runner.run(this.bodies.of(options, action)));
	}

	@Override
	public <T extends @Nullable Object> StepOutcome<T> attempt(String id, TypeRef<T> type, StepBody<T> body) {
		return SettledStep.of(() -> this.runner.run(this.bodies.of("attempt", id, type.getType(), body)));
	}

	@Override
	public <T extends @Nullable Object> StepFuture<T> runAsync(String id, StepBody<T> body) {
		return begin(this.bodies.of("runAsync", id, null, body));
	}

	@Override
	public StepFuture<@Nullable Void> runAsync(String id, StepAction action) {
		return begin(this.bodies.of(StepOptions.action(id), action));
	}

	@Override
	public <T extends @Nullable Object> StepFuture<T> runAsync(StepOptions<T> options, StepBody<T> body) {
		return begin(this.bodies.of("runAsync", options, body));
	}

	@Override
	public StepFuture<@Nullable Void> runAsync(StepOptions<@Nullable Void> options, StepAction action) {
		return begin(this.bodies.of(options, action));
	}

	@Override
	public <T extends @Nullable Object> StepFuture<T> runAsync(String id, TypeRef<T> type, StepBody<T> body) {
		return begin(this.bodies.of("runAsync", id, type.getType(), body));
	}

	private <T extends @Nullable Object> StepFuture<T> begin(NewStep.Body<T> step) {
		this.runner.begin(step);
		return () -> this.runner.join(step);
	}

	@Override
	public <T extends @Nullable Object> List<T> parallel(List<? extends StepBranch<? extends T>> branches) {
		return this.branches.all(branches);
	}

	@Override
	@SuppressWarnings("NullAway") // outside its JSpecify mode it takes T for non-null
	public void parallel(StepAction... branches) {
		List<StepBranch<@Nullable Object>> all = new ArrayList<>();
		for (StepAction branch : branches) {
			all.add(() -> {
				branch.run();
				return null;
			});
		}
		this.branches.all(all);
	}

	@Override
	public <T extends @Nullable Object> T race(List<? extends StepBranch<? extends T>> branches) {
		return this.branches.first(branches);
	}

	@Override
	public <T extends @Nullable Object> T saga(String id, SagaBody<T> body) {
		return this.sagas.run(id, body, this);
	}

	@Override
	public void sleep(String id, Duration duration) {
		this.waits.sleep(id, duration);
	}

	@Override
	public void sleepUntil(String id, Instant time) {
		this.waits.sleepUntil(id, time);
	}

	@Override
	public <T extends @Nullable Object> Optional<Event<T>> waitForEvent(String id, WaitForEvent<T> wait) {
		return this.waits.forEvent(id, wait);
	}

	@Override
	public <T> Optional<T> waitForSignal(String id, String signal, Duration timeout, Class<T> type) {
		return this.waits.forSignal(id, signal, timeout, type);
	}

	@Override
	public void sendSignal(String id, String signal, @Nullable Object data) {
		this.runner.run(this.bodies.signal(id, signal, data));
	}

	@Override
	public <T extends @Nullable Object> T invoke(String id, String functionId, @Nullable Object data, Class<T> type) {
		return invoke(id, functionId, data, type, NO_TIMEOUT);
	}

	@Override
	public <T extends @Nullable Object> T invoke(String id, String functionId, @Nullable Object data, Class<T> type,
			Duration timeout) {
		return invoke(id, functionId, data, (Type) type, timeout);
	}

	@Override
	public <T extends @Nullable Object> T invoke(String id, String functionId, @Nullable Object data, TypeRef<T> type) {
		return invoke(id, functionId, data, type.getType(), NO_TIMEOUT);
	}

	@Override
	public <T extends @Nullable Object> T invoke(String id, String functionId, @Nullable Object data, TypeRef<T> type,
			Duration timeout) {
		return invoke(id, functionId, data, type.getType(), timeout);
	}

	@SuppressWarnings("TypeParameterUnusedInFormals") // the type is given as an argument
	private <T extends @Nullable Object> T invoke(String id, String functionId, @Nullable Object data, Type type,
			Duration timeout) {
		return this.waits.forFunction(id, new Waits.Invocation(functionId, data, timeout), type);
	}

	@Override
	public List<String> sendEvent(String id, Event<?>... events) {
		return this.runner.run(this.bodies.send(id, List.of(events)));
	}

	@Override
	public FetchResponse fetch(String id, HttpFetch fetch) {
		FetchRequest request = new FetchRequest(fetch);
		return request.read(this.waits.make(id, request));
	}

	@Override
	public Ai ai() {
		return new HandlerAi(this.waits, this::wrap);
	}

	private <I extends @Nullable Object, T extends @Nullable Object> T wrap(String id, I input,
			StepFunction<I, T> body) {
		return this.runner.run(this.bodies.wrap(id, input, body));
	}

}

package io.inngest.spring.execution;

import java.lang.reflect.Type;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;

import io.inngest.spring.Event;
import io.inngest.spring.NonRetriableError;
import io.inngest.spring.WaitForEvent;
import io.inngest.spring.execution.failure.ErrorPolicy;
import io.inngest.spring.execution.guard.CallGuard;
import io.inngest.spring.execution.memo.Memo;
import io.inngest.spring.execution.memo.Replay;
import io.inngest.spring.execution.request.HandlerAi;
import io.inngest.spring.execution.request.HttpGateway;
import io.inngest.spring.execution.request.StepRequest;
import io.inngest.spring.execution.result.ResultJson;
import io.inngest.spring.execution.result.WaitResults;
import io.inngest.spring.protocol.StepKey;
import io.inngest.spring.protocol.StepOp;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * The steps that the engine does while the run waits, and requests, which an engine may
 * do or leave to this process.
 */
final class Waits implements HandlerAi.Requests {

	private final CallGuard guard;

	private final Replay replay;

	private final StepRunner runner;

	private final Journal journal;

	private final WaitResults results;

	private final ErrorPolicy policy;

	private final Clock clock;

	Waits(CallGuard guard, Replay replay, StepRunner runner, Journal journal, WaitResults results, ErrorPolicy policy,
			Clock clock) {
		this.guard = guard;
		this.replay = replay;
		this.runner = runner;
		this.journal = journal;
		this.results = results;
		this.policy = policy;
		this.clock = clock;
	}

	void sleep(String id, Duration duration) {
		this.guard.check(id);
		requireShort(id, "sleep", duration);
		Duration positive = duration.isNegative() ? Duration.ZERO : duration;
		Instant now = this.clock.instant();
		sleep(id, now, now.plus(positive), positive);
	}

	void sleepUntil(String id, Instant time) {
		this.guard.check(id);
		Instant now = this.clock.instant();
		if (time.isAfter(now.plus(this.journal.longestSleep()))) {
			throw tooLong(id, "sleep until " + time);
		}
		sleep(id, now, time.isBefore(now) ? now : time, null);
	}

	private void sleep(String id, Instant since, Instant until, @Nullable Duration duration) {
		await(id, (key) -> new StepOp.Sleep(key, id, toMillis(since), toMillis(until), duration), (entry) -> true);
	}

	<T extends @Nullable Object> Optional<Event<T>> forEvent(String id, WaitForEvent<T> wait) {
		this.guard.check(id);
		Duration timeout = wait.timeout();
		if (timeout == null) {
			throw new NonRetriableError(
					("Step '%s' waits for '%s' without a timeout, so it might wait for ever. Say how "
							+ "long it may wait, such as .timeout(Duration.ofDays(3))")
						.formatted(id, wait.name()));
		}
		if (wait.lookBack() != null && !this.journal.looksBack()) {
			throw new NonRetriableError(("Step '%s' looks back for '%s', which an Inngest server cannot do: it finds "
					+ "only events that come after the step has begun to wait. Leave out lookBack, and begin to wait "
					+ "before the event can come")
				.formatted(id, wait.name()));
		}
		StepOp.Deadline deadline = deadline(id, timeout);
		return await(id,
				(key) -> new StepOp.WaitForEvent(key, id, deadline, wait.name(), wait.condition(), wait.lookBack()),
				(entry) -> this.results.event(id, entry, wait.type()));
	}

	<T> Optional<T> forSignal(String id, String signal, Duration timeout, Class<T> type) {
		this.guard.check(id);
		if (!StringUtils.hasText(signal)) {
			throw new NonRetriableError("Step '%s' waits for a signal without a name: give it one".formatted(id));
		}
		StepOp.Deadline deadline = deadline(id, timeout);
		return await(id, (key) -> new StepOp.WaitForSignal(key, id, deadline, signal),
				(entry) -> this.results.signal(id, entry, type));
	}

	@SuppressWarnings("TypeParameterUnusedInFormals") // the type is given as an argument
	<T extends @Nullable Object> T forFunction(String id, Invocation invocation, Type type) {
		this.guard.check(id);
		StepOp.Deadline deadline = deadline(id, invocation.timeout());
		String data = this.results.invocationData(id, invocation.data());
		String functionId = this.journal.compositeId(invocation.functionId());
		return await(id, (key) -> new StepOp.Invoke(key, id, deadline, functionId, data),
				(entry) -> this.results.output(id, entry, type));
	}

	private <T extends @Nullable Object> T await(String id, Function<StepKey, StepOp> op,
			Function<Memo.Entry, T> read) {
		StepKey key = this.replay.key(id);
		return this.runner.await(new NewStep.Reported(key, op.apply(key)), read);
	}

	@Override
	public String make(String id, StepRequest request) {
		this.guard.check(id);
		StepKey key = this.replay.key(id);
		HttpGateway gateway = this.journal.gateway();
		return (gateway != null) ? run(key, request.type(), request, gateway) : report(key, request);
	}

	private String run(StepKey key, @Nullable String type, StepRequest request, HttpGateway gateway) {
		StepWork.Request work = new StepWork.Request(request, gateway);
		return this.runner.run(new NewStep.Body<>(key, key.id(), type, work, this.policy));
	}

	private String report(StepKey key, StepRequest request) {
		StepOp.Request op;
		try {
			op = request.describe(key, this.replay.editedInput(key));
			if (op.body() != null) {
				this.journal.inputLimit().check("The request of step '" + key.label() + "'", "send", op.body());
			}
		}
		catch (RuntimeException ex) {
			// The step fails with what speaks against the request
			return run(key, null, request, (call) -> {
				throw ex;
			});
		}
		return this.runner.await(new NewStep.Reported(key, op), Waits::text);
	}

	private static String text(Memo.Entry entry) {
		return (entry instanceof Memo.Data data) ? data.json().text() : ResultJson.NULL;
	}

	private StepOp.Deadline deadline(String id, Duration timeout) {
		requireShort(id, "wait", timeout);
		return new StepOp.Deadline(toMillis(this.clock.instant()), timeout.isNegative() ? Duration.ZERO : timeout);
	}

	private void requireShort(String id, String what, Duration duration) {
		if (duration.compareTo(this.journal.longestSleep()) > 0) {
			throw tooLong(id, what + " " + duration);
		}
	}

	private NonRetriableError tooLong(String id, String what) {
		return new NonRetriableError(
				"Step '%s' cannot %s: the longest time is %d days. %s several times, under an id each".formatted(id,
						what, this.journal.longestSleep().toDays(), what.startsWith("sleep") ? "Sleep" : "Wait"));
	}

	private static Instant toMillis(Instant time) {
		return time.truncatedTo(ChronoUnit.MILLIS);
	}

	/**
	 * A call of another function.
	 *
	 * @param functionId its id, or its composite id
	 * @param data the data of the event that starts it
	 * @param timeout how long to wait for its output
	 */
	record Invocation(String functionId, @Nullable Object data, Duration timeout) {

	}

}

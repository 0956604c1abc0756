package io.inngest.spring.execution;

import java.lang.reflect.Type;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.inngest.spring.Ai;
import io.inngest.spring.Event;
import io.inngest.spring.FetchResponse;
import io.inngest.spring.HttpFetch;
import io.inngest.spring.NonRetriableError;
import io.inngest.spring.Step;
import io.inngest.spring.StepAction;
import io.inngest.spring.StepBody;
import io.inngest.spring.StepFunction;
import io.inngest.spring.StepOptions;
import io.inngest.spring.StepOutcome;
import io.inngest.spring.TypeRef;
import io.inngest.spring.execution.request.FetchRequest;
import io.inngest.spring.execution.request.HandlerAi;
import io.inngest.spring.execution.request.StepRequest;
import io.inngest.spring.execution.result.ResultType;
import io.inngest.spring.execution.result.StepInput;
import io.inngest.spring.execution.result.StepJson;
import io.inngest.spring.execution.result.StepSite;
import org.jspecify.annotations.Nullable;

/**
 * The steps that a handler gets: checks each call and hands it to the runner.
 */
final class HandlerSteps implements Step {

	private static final String SEND_EVENT = "step.sendEvent";

	private static final String AI_WRAP = "step.ai.wrap";

	private final CallGuard guard;

	private final StepRunner runner;

	private final Journal journal;

	private final StepJson json;

	private final Clock clock;

	HandlerSteps(CallGuard guard, StepRunner runner, Journal journal, StepJson json, Clock clock) {
		this.guard = guard;
		this.runner = runner;
		this.journal = journal;
		this.json = json;
		this.clock = clock;
	}

	@Override
	public <T extends @Nullable Object> T run(String id, StepBody<T> body) {
		return run(new StepSite("run", id), id, null, body);
	}

	@Override
	public void run(String id, StepAction action) {
		run(id, id, action);
	}

	@Override
	public <T extends @Nullable Object> T run(StepOptions<T> options, StepBody<T> body) {
		return run(new StepSite("run", options.id()), options.name(), options.type(), body);
	}

	@Override
	public void run(StepOptions<@Nullable Void> options, StepAction action) {
		run(options.id(), options.name(), action);
	}

	@Override
	public <T extends @Nullable Object> T run(String id, TypeRef<T> type, StepBody<T> body) {
		return run(new StepSite("run", id), id, type.getType(), body);
	}

	@Override
	public <I extends @Nullable Object, T extends @Nullable Object> T run(String id, I input, StepFunction<I, T> body) {
		this.guard.check(id);
		ResultType<T> type = this.json.types().resolve(null, body, new StepSite("run", id, true));
		return this.runner.run(id, id, null,
				new StepWork.WithInput<>(new StepInput<>(id, input), body, type, this.json));
	}

	@Override
	public <T extends @Nullable Object> StepOutcome<T> attempt(String id, StepBody<T> body) {
		return SettledStep.of(() -> run(new StepSite("attempt", id), id, null, body));
	}

	@Override
	public StepOutcome<@Nullable Void> attempt(String id, StepAction action) {
		return SettledStep.of(() -> run(id, id, action));
	}

	@Override
	public <T extends @Nullable Object> StepOutcome<T> attempt(StepOptions<T> options, StepBody<T> body) {
		StepSite site = new StepSite("attempt", options.id());
		return SettledStep.of(() -> run(site, options.name(), options.type(), body));
	}

	@Override
	public StepOutcome<@Nullable Void> attempt(StepOptions<@Nullable Void> options, StepAction action) {
		return SettledStep.of(() -> run(options.id(), options.name(), action));
	}

	@Override
	public <T extends @Nullable Object> StepOutcome<T> attempt(String id, TypeRef<T> type, StepBody<T> body) {
		return SettledStep.of(() -> run(new StepSite("attempt", id), id, type.getType(), body));
	}

	private <T extends @Nullable Object> T run(StepSite site, String name, @Nullable Type declared, StepBody<T> body) {
		this.guard.check(site.id());
		ResultType<T> type = this.json.types().resolve(declared, body, site);
		return this.runner.run(site.id(), name, null, new StepWork.Body<>(body, type, this.json.results()));
	}

	private @Nullable Void run(String id, String name, StepAction action) {
		this.guard.check(id);
		return this.runner.run(id, name, null, new StepWork.Action(action));
	}

	@Override
	public void sleep(String id, Duration duration) {
		this.guard.check(id);
		if (duration.compareTo(this.journal.longestSleep()) > 0) {
			throw tooLong(id, duration.toString());
		}
		Instant now = this.clock.instant();
		Duration positive = duration.isNegative() ? Duration.ZERO : duration;
		this.runner.sleep(id, now, now.plus(positive), positive);
	}

	@Override
	public void sleepUntil(String id, Instant time) {
		this.guard.check(id);
		Instant now = this.clock.instant();
		if (time.isAfter(now.plus(this.journal.longestSleep()))) {
			throw tooLong(id, "until " + time);
		}
		this.runner.sleep(id, now, time.isBefore(now) ? now : time, null);
	}

	private NonRetriableError tooLong(String id, String howLong) {
		return new NonRetriableError(
				"Step '%s' cannot sleep %s: the longest sleep is %d days. Sleep several times, under ".formatted(id,
						howLong, this.journal.longestSleep().toDays()) + "an id each");
	}

	@Override
	public List<String> sendEvent(String id, Event<?>... events) {
		this.guard.check(id);
		if (events.length == 0) {
			throw new NonRetriableError("Step '%s' has no event to send: leave the step out then".formatted(id));
		}
		return this.runner.run(id, id, SEND_EVENT,
				new StepWork.Send(List.of(events), this.journal, this.json.results()));
	}

	@Override
	public FetchResponse fetch(String id, HttpFetch fetch) {
		FetchRequest request = new FetchRequest(fetch);
		return request.read(request(id, request));
	}

	@Override
	public Ai ai() {
		return new HandlerAi(this::request, this::wrap);
	}

	private String request(String id, StepRequest request) {
		this.guard.check(id);
		StepWork.Request work = new StepWork.Request(request, this.journal.gateway());
		return (work.gateway() != null) ? this.runner.run(id, id, request.type(), work) : this.runner.report(id, work);
	}

	private <I extends @Nullable Object, T extends @Nullable Object> T wrap(String id, I input,
			StepFunction<I, T> body) {
		this.guard.check(id);
		ResultType<T> type = this.json.types().resolve(null, body, new StepSite("ai().wrap", id, true));
		return this.runner.run(id, id, AI_WRAP,
				new StepWork.WithInput<>(new StepInput<>(id, input), body, type, this.json));
	}

}

package io.inngest.spring.execution;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;

import io.inngest.spring.Event;
import io.inngest.spring.NonRetriableError;
import io.inngest.spring.StepAction;
import io.inngest.spring.StepBody;
import io.inngest.spring.StepFunction;
import io.inngest.spring.StepOptions;
import io.inngest.spring.execution.failure.ErrorPolicy;
import io.inngest.spring.execution.guard.CallGuard;
import io.inngest.spring.execution.memo.Replay;
import io.inngest.spring.execution.result.ResultType;
import io.inngest.spring.execution.result.StepInput;
import io.inngest.spring.execution.result.StepJson;
import io.inngest.spring.execution.result.StepSite;
import io.inngest.spring.function.BackoffPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Makes steps of what handlers want to be run, and refuses what cannot be a step.
 */
final class Bodies {

	private static final String SEND_EVENT = "step.sendEvent";

	private static final String SEND_SIGNAL = "step.sendSignal";

	private final CallGuard guard;

	private final Replay replay;

	private final Journal journal;

	private final StepJson json;

	private final ErrorPolicy policy;

	Bodies(CallGuard guard, Replay replay, Journal journal, StepJson json, ErrorPolicy policy) {
		this.guard = guard;
		this.replay = replay;
		this.journal = journal;
		this.json = json;
		this.policy = policy;
	}

	<T extends @Nullable Object> NewStep.Body<T> of(String method, String id, @Nullable Type type, StepBody<T> body) {
		this.guard.check(id);
		return step(id, id, null, work(new StepSite(method, id), type, body), this.policy);
	}

	<T extends @Nullable Object> NewStep.Body<T> of(String method, StepOptions<T> options, StepBody<T> body) {
		this.guard.check(options.id());
		return step(options.id(), options.name(), null, work(new StepSite(method, options.id()), options.type(), body),
				policy(options));
	}

	NewStep.Body<@Nullable Void> of(StepOptions<@Nullable Void> options, StepAction action) {
		this.guard.check(options.id());
		return step(options.id(), options.name(), null, new StepWork.Action(action), policy(options));
	}

	<I extends @Nullable Object, T extends @Nullable Object> NewStep.Body<T> of(String id, I input,
			StepFunction<I, T> body) {
		this.guard.check(id);
		ResultType<T> type = this.json.types().resolve(null, body, new StepSite("run", id, true));
		return step(id, id, null, new StepWork.WithInput<>(new StepInput<>(id, input), body, type, this.json),
				this.policy);
	}

	NewStep.Body<List<String>> send(String id, List<Event<?>> events) {
		this.guard.check(id);
		if (events.isEmpty()) {
			throw new NonRetriableError("Step '%s' has no event to send: leave the step out then".formatted(id));
		}
		return step(id, id, SEND_EVENT, new StepWork.Send(events, this.journal, this.json.results()), this.policy);
	}

	NewStep.Body<@Nullable Void> signal(String id, String signal, @Nullable Object data) {
		this.guard.check(id);
		String text = this.json.results().writeOutput(data, "Step '" + id + "'");
		return step(id, id, SEND_SIGNAL, new StepWork.Signal(signal, text, this.journal), this.policy);
	}

	private <T extends @Nullable Object> StepWork<T> work(StepSite site, @Nullable Type declared, StepBody<T> body) {
		ResultType<T> type = this.json.types().resolve(declared, body, site);
		return new StepWork.Body<>(body, type, this.json.results());
	}

	private ErrorPolicy policy(StepOptions<?> options) {
		BackoffPolicy backoff = options.backoff().isEmpty() ? null
				: new BackoffPolicy(options.backoff(), Duration.ZERO);
		return this.policy.forStep(options.retries(), backoff);
	}

	private <T extends @Nullable Object> NewStep.Body<T> step(String id, String name, @Nullable String type,
			StepWork<T> work, ErrorPolicy policy) {
		return new NewStep.Body<>(this.replay.key(id), name, type, work, policy);
	}

}

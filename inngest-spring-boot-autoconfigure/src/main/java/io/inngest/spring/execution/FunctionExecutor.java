package io.inngest.spring.execution;

import java.time.Clock;
import java.util.List;

import io.inngest.spring.ErrorDetails;
import io.inngest.spring.NonRetriableError;
import io.inngest.spring.StepError;
import io.inngest.spring.execution.context.CallContext;
import io.inngest.spring.execution.failure.ErrorPolicy;
import io.inngest.spring.execution.guard.CallGuard;
import io.inngest.spring.execution.guard.Suspension;
import io.inngest.spring.execution.memo.Replay;
import io.inngest.spring.execution.memo.Subject;
import io.inngest.spring.execution.result.SizeLimit;
import io.inngest.spring.execution.result.StepJson;
import io.inngest.spring.execution.saga.SagaRunner;
import io.inngest.spring.function.Invocation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.util.ReflectionUtils;

/**
 * Executes calls of functions: replays the handler over the memoized steps, runs what is
 * new and says how the call ended. Everything happens on the calling thread. Safe for use
 * by several threads.
 */
public final class FunctionExecutor {

	/**
	 * How many calls beyond the last attempt may end in a crash before it is clear that
	 * no step is to blame.
	 */
	private static final int CRASHES_OUTSIDE_STEPS = 5;

	private static final Logger logger = LoggerFactory.getLogger(FunctionExecutor.class);

	private final StepJson json;

	private final Clock clock;

	private final Journal.Decorator journals;

	/**
	 * Creates an executor.
	 * @param mapper the application's mapper, which writes and reads results of steps and
	 * outputs of functions
	 * @param clock the clock for sleeps and retries
	 */
	public FunctionExecutor(JsonMapper mapper, Clock clock) {
		this(mapper, clock, Journal.Decorator.NONE);
	}

	/**
	 * Creates an executor that puts journals around those of engines.
	 * @param mapper the application's mapper, which writes and reads results of steps and
	 * outputs of functions
	 * @param clock the clock for sleeps and retries
	 * @param journals makes the journals
	 */
	public FunctionExecutor(JsonMapper mapper, Clock clock, Journal.Decorator journals) {
		this.json = StepJson.of(mapper);
		this.clock = clock;
		this.journals = journals;
	}

	/**
	 * Executes one call. What the journal throws while recording ends the call and is
	 * thrown from here, whatever the handler makes of it.
	 * @param call the call
	 * @param journal the engine's side of it
	 * @return how the call ended
	 */
	public Outcome execute(Call call, Journal journal) {
		if (call.attempt() >= call.maxAttempts() + CRASHES_OUTSIDE_STEPS) {
			return call.cancelling() ? new Outcome.Cancelled()
					: new Outcome.Failed(crashed(call), false, null, call.attempt());
		}
		try (StepJson callJson = this.json.forCall()) {
			return execute(call, this.journals.decorate(call, journal), callJson);
		}
	}

	private Outcome execute(Call call, Journal journal, StepJson callJson) {
		CallGuard guard = new CallGuard(call.function().handler().describe(), call.cancelling());
		Replay replay = new Replay(call.memo(), call.attempt(),
				new Subject(call.runId(), call.function().compositeId(), call.function().handler().describe()));
		ErrorPolicy policy = new ErrorPolicy(call.function(), call.maxAttempts(), this.clock);
		BodyRunner bodyRunner = new BodyRunner(journal, this.clock, guard, replay);
		StepRunner runner = new StepRunner(journal, guard, replay, bodyRunner,
				new Wave(journal, this.clock, guard, replay, bodyRunner));
		HandlerSteps steps = new HandlerSteps(new Bodies(guard, replay, journal, callJson, policy), runner,
				new Branches(guard, replay, runner),
				new Waits(guard, replay, runner, journal, callJson.waits(), policy, this.clock),
				new SagaRunner(new CallSagas(journal, guard, replay, runner, policy)));
		CallContext context = new CallContext(replay, guard, call.maxAttempts(), call.function().handler().type());
		Object output = null;
		Throwable thrown = null;
		try {
			output = call.function().handler().invoke(new Invocation(call.events(), steps, context));
			if (!guard.isLeaving()) {
				runner.joinAll();
			}
		}
		catch (Throwable ex) {
			thrown = ex;
		}
		finally {
			guard.end();
		}
		CallGuard.Ending ending = guard.ending();
		if (ending != null) {
			return suspended(call, guard, ending, thrown);
		}
		if (call.cancelling()) {
			return cancelled(replay, policy, thrown);
		}
		return (thrown != null) ? failed(replay, policy, thrown)
				: completed(call, replay, policy, callJson, output, journal.outputLimit());
	}

	private Outcome cancelled(Replay replay, ErrorPolicy policy, @Nullable Throwable thrown) {
		if (thrown == null || thrown instanceof Suspension) {
			return new Outcome.Cancelled();
		}
		// The handler has failed before it came to what there may be to roll back
		Outcome.Failed failed = failed(replay, policy, thrown);
		return failed.retriable() ? failed : new Outcome.Cancelled();
	}

	private Outcome suspended(Call call, CallGuard guard, CallGuard.Ending ending, @Nullable Throwable thrown) {
		if (!(thrown instanceof Suspension)) {
			logger.warn("{} has swallowed the suspension of its call: it {}. Nothing is lost, since no step runs in a "
					+ "suspended call, but other code of it does. Catch Exception instead of Throwable, and neither "
					+ "return nor throw in a finally block (function '{}', run {})",
					call.function().handler().describe(), (thrown != null) ? "threw " + thrown : "returned",
					call.function().compositeId(), call.runId());
		}
		if (guard.journalFailure() != null) {
			ReflectionUtils.rethrowRuntimeException(guard.journalFailure());
		}
		return new Outcome.Suspended(ending.ops(), ending.waiting());
	}

	private Outcome completed(Call call, Replay replay, ErrorPolicy policy, StepJson callJson, @Nullable Object output,
			SizeLimit limit) {
		try {
			String text = callJson.results().writeOutput(output, call.function().handler().describe());
			limit.check(call.function().handler().describe() + " returned a value that", "return", text);
			replay.ended();
			return new Outcome.Completed(text);
		}
		catch (NonRetriableError ex) {
			return failed(replay, policy, ex);
		}
	}

	private Outcome.Failed failed(Replay replay, ErrorPolicy policy, Throwable thrown) {
		int attempt = replay.attempt();
		ErrorPolicy.Decision decision = policy.decide(thrown, attempt);
		if (!decision.retriable()) {
			replay.ended();
		}
		ErrorDetails error = (thrown instanceof StepError stepError) ? stepError.details()
				: ErrorDetails.of(thrown).withStep(null, attempt + 1);
		return new Outcome.Failed(error, decision.retriable(), decision.retryAt(), attempt);
	}

	private static ErrorDetails crashed(Call call) {
		String message = "The process ended %d times while %s ran outside its steps".formatted(call.attempt(),
				call.function().handler().describe());
		return new ErrorDetails("FunctionCrashed", message, null, null, call.attempt(), List.of(), List.of());
	}

}

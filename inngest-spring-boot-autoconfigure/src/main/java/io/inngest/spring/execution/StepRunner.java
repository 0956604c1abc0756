package io.inngest.spring.execution;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import io.inngest.spring.ErrorDetails;
import io.inngest.spring.StepError;
import io.inngest.spring.execution.memo.Memo;
import io.inngest.spring.execution.memo.StoredJson;
import io.inngest.spring.execution.result.ResultJson;
import io.inngest.spring.execution.result.StoredResult;
import io.inngest.spring.protocol.StepKey;
import io.inngest.spring.protocol.StepOp;
import io.inngest.spring.protocol.StepOp.Timing;
import org.jspecify.annotations.Nullable;

/**
 * Takes a step's result from the memo, or runs the step, hands what became of it to the
 * journal and goes on as the journal says.
 */
final class StepRunner {

	private final Journal journal;

	private final Clock clock;

	private final CallGuard guard;

	private final Replay replay;

	private final ErrorPolicy policy;

	StepRunner(Journal journal, Clock clock, CallGuard guard, Replay replay, ErrorPolicy policy) {
		this.journal = journal;
		this.clock = clock;
		this.guard = guard;
		this.replay = replay;
		this.policy = policy;
	}

	/**
	 * Runs a step or finds its result.
	 * @param id the step's id
	 * @param name the name to show
	 * @param type the kind of step; {@code null} if it is a plain one
	 * @param work what to do
	 * @param <T> the type of the result
	 * @return the result
	 * @throws StepError if the step has failed for good
	 * @throws Suspension if the call ends here
	 */
	<T extends @Nullable Object> T run(String id, String name, @Nullable String type, StepWork<T> work) {
		StepKey key = this.replay.key(id);
		Memo.Entry entry = this.replay.meet(key);
		if (entry != null) {
			return repeat(key, entry, work);
		}
		switch (permission(key)) {
			case RUN -> {
			}
			case PLAN -> throw this.guard.suspend(List.of(new StepOp.Planned(key, name)));
			case LEAVE -> throw this.guard.suspend(List.of());
		}
		return perform(key, name, type, work);
	}

	private Journal.Permission permission(StepKey key) {
		return this.replay.attemptsUsedUp() ? Journal.Permission.RUN : this.journal.permit(key);
	}

	/**
	 * Suspends the call until the given time, unless an earlier call has done so.
	 * @param id the step's id
	 * @param since the current time
	 * @param until when to go on
	 * @param duration how long, if that is what the function asked for
	 * @throws Suspension if the call ends here
	 */
	void sleep(String id, Instant since, Instant until, @Nullable Duration duration) {
		StepKey key = this.replay.key(id);
		Memo.Entry entry = this.replay.meet(key);
		if (entry instanceof Memo.Failure failure) {
			throw error(key, failure.error());
		}
		if (entry == null) {
			boolean leave = this.journal.permit(key) == Journal.Permission.LEAVE;
			StepOp sleep = new StepOp.Sleep(key, id, toMillis(since), toMillis(until), duration);
			throw this.guard.suspend(leave ? List.of() : List.of(sleep));
		}
	}

	private static Instant toMillis(Instant time) {
		return time.truncatedTo(ChronoUnit.MILLIS);
	}

	/**
	 * Suspends the call until the engine has made a request, or finds the answer.
	 * @param id the step's id
	 * @param work the request
	 * @return what is stored of the answer, as JSON
	 * @throws StepError if the request has failed for good
	 * @throws Suspension if the call ends here
	 */
	String report(String id, StepWork.Request work) {
		StepKey key = this.replay.key(id);
		Memo.Entry entry = this.replay.meet(key);
		if (entry != null) {
			return repeat(key, entry, work);
		}
		if (this.journal.permit(key) == Journal.Permission.LEAVE) {
			throw this.guard.suspend(List.of());
		}
		Instant now = this.clock.instant();
		StepOp.Request op;
		try {
			op = work.request().describe(key, this.replay.editedInput(key));
			if (op.body() != null) {
				this.journal.inputLimit().check("The request of step '" + key.label() + "'", "send", op.body());
			}
		}
		catch (RuntimeException ex) {
			throw failed(key, id, null, ex, new Timing(now, now));
		}
		throw this.guard.suspend(List.of(op));
	}

	private <T extends @Nullable Object> T repeat(StepKey key, Memo.Entry entry, StepWork<T> work) {
		if (entry instanceof Memo.Failure failure) {
			throw error(key, failure.error());
		}
		StoredJson json = (entry instanceof Memo.Data data) ? data.json() : ResultJson.NONE;
		try {
			return work.read(json);
		}
		catch (RuntimeException ex) {
			throw new IllegalStateException(
					"The stored result of step '" + key.label() + "' cannot be read: " + ex.getMessage()
							+ ". If its type has changed since the step ran, let it read the old form too, or "
							+ "give the step a new id",
					ex);
		}
	}

	private <T extends @Nullable Object> T perform(StepKey key, String name, @Nullable String type, StepWork<T> work) {
		Instant started = this.clock.instant();
		if (this.replay.attemptsUsedUp()) {
			throw fail(new StepOp.Failed(key, name, null, crashed(key), new Timing(started, started)));
		}
		String edited = this.replay.editedInput(key);
		String input = null;
		StoredResult<T> result;
		try {
			input = input(key, work, edited);
			result = this.guard.inBody(key.label(), () -> work.run(edited));
			this.journal.resultLimit().check("The result of step '" + key.label() + "'", "return", result.json());
		}
		catch (Throwable ex) {
			throw failed(key, name, input, ex, new Timing(started, this.clock.instant()));
		}
		record(new StepOp.Ran(key, name, type, input, result.json(), new Timing(started, this.clock.instant())));
		return result.value();
	}

	private @Nullable String input(StepKey key, StepWork<?> work, @Nullable String edited) {
		String own = work.input();
		if (own == null) {
			if (edited != null) {
				this.replay.warnOfUnusedInput(key);
			}
			return null;
		}
		String input = (edited != null) ? edited : own;
		this.journal.inputLimit().check("The input of step '" + key.label() + "'", "pass", input);
		return input;
	}

	private StepError failed(StepKey key, String name, @Nullable String input, Throwable thrown, Timing timing) {
		int attempt = this.replay.attempt();
		ErrorDetails error = ErrorDetails.of(thrown).withStep(key.id(), attempt + 1);
		ErrorPolicy.Decision decision = this.policy.decide(thrown, attempt);
		if (decision.retriable()) {
			throw this.guard.suspend(List.of(new StepOp.Errored(key, name, input, error, decision.retryAt(), timing)));
		}
		return fail(new StepOp.Failed(key, name, input, error, timing));
	}

	private StepError fail(StepOp.Failed op) {
		record(op);
		return error(op.step(), op.error());
	}

	private StepError error(StepKey key, ErrorDetails error) {
		boolean complete = error.stepId() != null;
		return new StepError(key.id(), complete ? error : error.withStep(key.id(), error.attempts()));
	}

	private void record(StepOp op) {
		switch (verdict(op)) {
			case CONTINUE -> this.replay.recorded();
			case SUSPEND -> throw this.guard.suspend(List.of());
			case REPORT -> throw this.guard.suspend(List.of(op));
		}
	}

	private Journal.Verdict verdict(StepOp op) {
		try {
			return this.journal.record(op);
		}
		catch (RuntimeException | Error ex) {
			throw this.guard.abort(ex);
		}
	}

	private ErrorDetails crashed(StepKey key) {
		int attempts = this.replay.attempt();
		String message = "The process ended while step '%s' ran, %s, which uses up its attempts".formatted(key.label(),
				(attempts == 1) ? "once" : attempts + " times");
		return new ErrorDetails("StepCrashed", message, null, key.id(), attempts, List.of(), List.of());
	}

}

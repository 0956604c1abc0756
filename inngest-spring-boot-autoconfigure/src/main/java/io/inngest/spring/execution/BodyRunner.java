package io.inngest.spring.execution;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import io.inngest.spring.ErrorDetails;
import io.inngest.spring.execution.failure.ErrorPolicy;
import io.inngest.spring.execution.guard.CallGuard;
import io.inngest.spring.execution.memo.Replay;
import io.inngest.spring.execution.memo.StoredJson;
import io.inngest.spring.execution.memo.Subject;
import io.inngest.spring.execution.result.StoredResult;
import io.inngest.spring.protocol.StepKey;
import io.inngest.spring.protocol.StepOp;
import io.inngest.spring.protocol.StepOp.Timing;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one attempt of a step's body. What is needed from the call is taken beforehand, on
 * the handler's thread, so that the attempt itself may run on any.
 */
final class BodyRunner {

	private static final Logger logger = LoggerFactory.getLogger(BodyRunner.class);

	private final Journal journal;

	private final Clock clock;

	private final CallGuard guard;

	private final Replay replay;

	BodyRunner(Journal journal, Clock clock, CallGuard guard, Replay replay) {
		this.journal = journal;
		this.clock = clock;
		this.guard = guard;
		this.replay = replay;
	}

	/**
	 * Prepares an attempt.
	 * @param step the step
	 * @param <T> the type of the result
	 * @return the attempt
	 */
	<T extends @Nullable Object> Attempt<T> prepare(NewStep.Body<T> step) {
		String edited = this.replay.editedInput(step.key());
		return new Attempt<>(step, this.replay.attempt(step.key()), edited);
	}

	/**
	 * An attempt that is to be run once.
	 *
	 * @param <T> the type of the result
	 */
	final class Attempt<T extends @Nullable Object> {

		private final NewStep.Body<T> step;

		private final int number;

		private final @Nullable String edited;

		private Attempt(NewStep.Body<T> step, int number, @Nullable String edited) {
			this.step = step;
			this.number = number;
			this.edited = edited;
		}

		NewStep.Body<T> step() {
			return this.step;
		}

		/**
		 * Runs the body, unless crashes have used up its attempts.
		 * @return what became of it
		 */
		Ended<T> run() {
			StepKey key = this.step.key();
			Instant started = BodyRunner.this.clock.instant();
			if (this.step.policy().isUsedUp(this.number) && !(this.step.work() instanceof StepWork.Fail)) {
				return ended(failed(null, crashed(), new Timing(started, started)));
			}
			String input = null;
			try {
				input = input();
				StoredResult<T> result = BodyRunner.this.guard.inBody(new CallGuard.Body(key.label(), this.number),
						() -> result(key));
				BodyRunner.this.journal.resultLimit()
					.check("The result of step '" + key.label() + "'", "return", result.json());
				String signal = (this.step.work() instanceof StepWork.Signal sent) ? sent.signal() : null;
				return new Ended<>(new StepOp.Ran(key, this.step.name(), this.step.type(), input, signal, result.json(),
						new Timing(started, BodyRunner.this.clock.instant())), result);
			}
			catch (Throwable ex) {
				return ended(failure(input, ex, new Timing(started, BodyRunner.this.clock.instant())));
			}
		}

		private StoredResult<T> result(StepKey key) throws Exception {
			String known = BodyRunner.this.journal.resultOf(key, this.number);
			return (known != null) ? new StoredResult<>(known, this.step.work().read(new StoredJson.Text(known)))
					: this.step.work().run(key, this.edited);
		}

		private @Nullable String input() {
			String own = this.step.work().input();
			if (own == null) {
				if (this.edited != null) {
					BodyRunner.this.replay.warnOfUnusedInput(this.step.key());
				}
				return null;
			}
			String input = (this.edited != null) ? this.edited : own;
			BodyRunner.this.journal.inputLimit()
				.check("The input of step '" + this.step.key().label() + "'", "pass", input);
			return input;
		}

		private StepOp failure(@Nullable String input, Throwable thrown, Timing timing) {
			StepKey key = this.step.key();
			if (this.step.work() instanceof StepWork.Fail fail) {
				return failed(input, fail.error(), timing);
			}
			ErrorDetails error = ErrorDetails.of(thrown).withStep(key.id(), this.number + 1);
			ErrorPolicy.Decision decision = this.step.policy().decide(thrown, this.number);
			return decision.retriable()
					? new StepOp.Errored(key, this.step.name(), input, error, decision.retryAt(), timing)
					: failed(input, error, timing);
		}

		private StepOp failed(@Nullable String input, ErrorDetails error, Timing timing) {
			if (StepOp.ROLLBACK.equals(this.step.type())) {
				Subject subject = BodyRunner.this.replay.subject();
				logger.error(
						"Rollback '{}' of run {} of function '{}' has failed for good; the other rollbacks run all "
								+ "the same",
						this.step.key().label(), subject.runId(), subject.functionId(), error.toThrowable());
			}
			return new StepOp.Failed(this.step.key(), this.step.name(), input, error, timing);
		}

		private Ended<T> ended(StepOp op) {
			return new Ended<>(op, null);
		}

		private ErrorDetails crashed() {
			String message = "The process ended while step '%s' ran, %s, which uses up its attempts"
				.formatted(this.step.key().label(), (this.number == 1) ? "once" : this.number + " times");
			return new ErrorDetails("StepCrashed", message, null, this.step.key().id(), this.number, List.of(),
					List.of());
		}

	}

	/**
	 * What became of an attempt.
	 *
	 * @param op the operation that tells of it
	 * @param result the result, if the body has returned
	 * @param <T> the type of the result
	 */
	record Ended<T extends @Nullable Object>(StepOp op, @Nullable StoredResult<T> result) {

	}

}

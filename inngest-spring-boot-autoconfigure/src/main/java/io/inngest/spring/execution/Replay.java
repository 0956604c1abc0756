package io.inngest.spring.execution;

import io.inngest.spring.execution.memo.Memo;
import io.inngest.spring.execution.memo.StepsAhead;
import io.inngest.spring.protocol.StepIds;
import io.inngest.spring.protocol.StepKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far a call has come: which memoized steps lie ahead and which attempt this is.
 * Warns when the handler takes another way than earlier calls did.
 */
final class Replay {

	private static final Logger logger = LoggerFactory.getLogger(FunctionExecutor.class);

	private final Call call;

	private final StepIds ids = new StepIds();

	private final StepsAhead ahead;

	private int attempt;

	private boolean metNewStep;

	private boolean warned;

	Replay(Call call) {
		this.call = call;
		this.ahead = new StepsAhead(call.memo());
		this.attempt = call.attempt();
	}

	/**
	 * Gives a step that the handler calls its key.
	 * @param id the id as the application wrote it
	 * @return the key
	 */
	StepKey key(String id) {
		return this.ids.next(id);
	}

	/**
	 * Meets a step and finds what is known of it.
	 * @param key the step
	 * @return the memo's entry, or {@code null} if the step is new
	 */
	Memo.@Nullable Entry meet(StepKey key) {
		Memo.Entry entry = this.call.memo().get(key.hash());
		if (!this.ahead.meet(key.hash())) {
			warn("met step '" + key.label() + "'");
		}
		this.metNewStep |= entry == null;
		return entry;
	}

	/**
	 * Finds the input that somebody has put in the place of a step's own.
	 * @param key the step
	 * @return the arguments as a JSON array, or {@code null} if there are none
	 */
	@Nullable String editedInput(StepKey key) {
		return this.call.memo().editedInput(key.hash());
	}

	/**
	 * Warns that a step is run as it is, although somebody has edited its input.
	 * @param key the step, which takes no input
	 */
	void warnOfUnusedInput(StepKey key) {
		logger.warn(
				"Run {} of function '{}' was started again with an edited input of step '{}'. The input is not used, "
						+ "since the step takes none: to let it, write step.run(id, input, body) in {}",
				this.call.runId(), this.call.function().compositeId(), key.label(),
				this.call.function().handler().describe());
	}

	/**
	 * Notes that a step was recorded, after which attempts count from 0 again.
	 */
	void recorded() {
		this.attempt = 0;
	}

	/**
	 * Notes that the handler has come to an end that is the run's, too.
	 */
	void ended() {
		warn("ended");
	}

	private void warn(String what) {
		String expected = this.ahead.next();
		if (expected == null || this.warned) {
			return;
		}
		this.warned = true;
		logger.warn("Function '{}' {} where earlier calls of run {} had met step '{}'. {} must meet the same steps in "
				+ "the same order on every call: take what is random, what the clock says and what is read from "
				+ "outside through a step, and deploy changed steps under new ids", this.call.function().compositeId(),
				what, this.call.runId(), label(expected), this.call.function().handler().describe());
	}

	private String label(String hash) {
		Memo.Entry entry = this.call.memo().get(hash);
		return (entry != null) ? entry.label() : hash;
	}

	/**
	 * Whether the handler only repeats what earlier calls did.
	 * @return {@code true} while memoized steps lie ahead
	 */
	boolean replaying() {
		return !this.metNewStep && this.ahead.next() != null;
	}

	/**
	 * Returns the number of the attempt.
	 * @return 0 for the first one
	 */
	int attempt() {
		return this.attempt;
	}

	/**
	 * Whether crashes have used up the attempts of the step that is met next.
	 * @return {@code true} if it must not run again
	 */
	boolean attemptsUsedUp() {
		return this.attempt >= this.call.maxAttempts();
	}

}

package io.inngest.spring.serve.call.checkpoint;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.inngest.spring.execution.Journal.Verdict;
import io.inngest.spring.execution.Outcome;
import io.inngest.spring.protocol.StepOp;
import org.jspecify.annotations.Nullable;

/**
 * Stores the finished steps of one call, so that its handler goes on after them. Used by
 * the handler's thread only. The call's outcome has to go through {@link #conclude},
 * since there may be steps that the server still lacks.
 */
public final class CallCheckpoints {

	private final CheckpointCall call;

	private final CheckpointSettings settings;

	private final CheckpointStore store;

	private final CheckpointBreaker breaker;

	private final Clock clock;

	private final List<StepOp.Ran> buffer = new ArrayList<>();

	private Instant bufferedSince = Instant.MIN;

	private boolean progressed;

	private @Nullable List<StepOp> fallback;

	CallCheckpoints(CheckpointCall call, CheckpointSettings settings, CheckpointStore store, CheckpointBreaker breaker,
			Clock clock) {
		this.call = call;
		this.settings = settings;
		this.store = store;
		this.breaker = breaker;
		this.clock = clock;
	}

	/**
	 * Whether the call has lasted so long that it must start no further step. It may
	 * always run one.
	 * @return {@code true} if the next step has to run in another call
	 */
	public boolean isTimeUp() {
		return this.progressed && isOver(this.settings.maxRuntime(), this.call.startedAt());
	}

	/**
	 * Takes a step that has run or failed for good.
	 * @param op the step
	 * @return how the call goes on
	 */
	public Verdict take(StepOp op) {
		if (!(op instanceof StepOp.Ran step) || (this.buffer.isEmpty() && this.breaker.isOpen())) {
			return Verdict.REPORT;
		}
		this.progressed = true;
		if (this.buffer.isEmpty()) {
			this.bufferedSince = this.clock.instant();
		}
		this.buffer.add(step);
		boolean due = this.buffer.size() >= this.settings.bufferedSteps()
				|| isOver(this.settings.maxInterval(), this.bufferedSince);
		return (!due || flush()) ? Verdict.CONTINUE : Verdict.SUSPEND;
	}

	private boolean isOver(Duration limit, Instant since) {
		return !limit.isZero() && !this.clock.instant().isBefore(since.plus(limit));
	}

	/**
	 * Makes sure that the server learns of each finished step, and of none twice.
	 * @param outcome how the call ended
	 * @return what to answer
	 */
	public Outcome conclude(Outcome outcome) {
		if (this.fallback == null && outcome instanceof Outcome.Completed completed) {
			List<StepOp> ops = new ArrayList<>(this.buffer);
			ops.add(new StepOp.RunComplete(completed.output()));
			return new Outcome.Suspended(ops, true);
		}
		// Beside anything but the end of the run, the server would take finished steps
		// for
		// parallel ones.
		if (this.fallback == null && !this.buffer.isEmpty()) {
			flush();
		}
		return (this.fallback != null) ? new Outcome.Suspended(this.fallback, true) : outcome;
	}

	private boolean flush() {
		List<StepOp.Ran> steps = List.copyOf(this.buffer);
		this.buffer.clear();
		Stored stored = this.store.store(this.call, steps);
		if (stored instanceof Stored.All) {
			return true;
		}
		this.fallback = (stored instanceof Stored.AllBut some) ? List.copyOf(some.missing()) : List.of();
		return false;
	}

}

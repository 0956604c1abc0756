package io.inngest.spring.execution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.inngest.spring.NonRetriableError;
import io.inngest.spring.StepBranch;
import io.inngest.spring.execution.failure.Passage;
import io.inngest.spring.execution.guard.CallGuard;
import io.inngest.spring.execution.guard.Suspension;
import io.inngest.spring.execution.memo.Branch;
import io.inngest.spring.execution.memo.Region;
import io.inngest.spring.execution.memo.Replay;
import io.inngest.spring.protocol.StepKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes through branches on the handler's thread, each up to its first step that is not
 * over, has those steps done together, and begins anew until all branches, or in a race
 * one, have come to their end. Branches only read the memo, so it makes no difference
 * when and where their steps are done.
 */
final class Branches {

	private static final Logger logger = LoggerFactory.getLogger(Branches.class);

	private final CallGuard guard;

	private final Replay replay;

	private final StepRunner runner;

	Branches(CallGuard guard, Replay replay, StepRunner runner) {
		this.guard = guard;
		this.replay = replay;
		this.runner = runner;
	}

	/**
	 * Waits for all branches.
	 * @param branches the branches
	 * @param <T> the type of their values
	 * @return their values, in their order
	 */
	<T extends @Nullable Object> List<T> all(List<? extends StepBranch<? extends T>> branches) {
		this.guard.check("parallel");
		Region region = this.replay.region(false, branches.size());
		lookAhead(region, branches);
		while (true) {
			List<Passed<T>> passed = pass(region, branches);
			if (passed.stream().noneMatch(Passed::left)) {
				leaveIfCancelled(passed);
				region.end();
				this.replay.passed(region);
				List<T> values = new ArrayList<>();
				passed.forEach((branch) -> values.add(branch.passage().end()));
				return values;
			}
			runSteps();
		}
	}

	/**
	 * Waits for the branch that is over first.
	 * @param branches the branches
	 * @param <T> the type of their values
	 * @return its value
	 */
	<T extends @Nullable Object> T first(List<? extends StepBranch<? extends T>> branches) {
		this.guard.check("race");
		if (branches.isEmpty()) {
			throw new NonRetriableError("A race has no branch, so it would never end: give it at least one");
		}
		Region region = this.replay.region(true, branches.size());
		lookAhead(region, branches);
		while (true) {
			List<Passed<T>> passed = pass(region, branches);
			Optional<Passed<T>> winner = passed.stream()
				.filter((branch) -> !branch.left() && !branch.cancelled())
				.min(Comparator.comparingInt((branch) -> branch.branch().completedAt()));
			if (winner.isPresent()) {
				List<StepKey> unfinished = new ArrayList<>();
				passed.forEach((branch) -> unfinished.addAll(branch.branch().unfinished()));
				List<StepKey> reached = region.end(winner.get().branch().completedAt());
				this.replay.passed(region);
				this.runner.leaveBehind(unfinished, reached);
				return winner.get().passage().end();
			}
			if (passed.stream().noneMatch(Passed::left)) {
				leaveIfCancelled(passed);
			}
			runSteps();
		}
	}

	private <T extends @Nullable Object> void leaveIfCancelled(List<Passed<T>> passed) {
		if (passed.stream().anyMatch(Passed::cancelled)) {
			throw this.guard.cancelling().leave();
		}
	}

	private void runSteps() {
		if (this.replay.depth() > 0) {
			// The branches around have steps, too
			throw this.guard.leavePart(this.replay.depth());
		}
		this.guard.checkSeal(0);
		this.runner.runPending();
	}

	// Finds out which steps are over, so that it is clear what repeats earlier calls
	private void lookAhead(Region region, List<? extends StepBranch<?>> branches) {
		if (this.replay.depth() == 0 && this.replay.replaying()) {
			this.replay.lookAhead(true);
			try {
				pass(region, branches);
			}
			finally {
				this.replay.lookAhead(false);
			}
		}
	}

	private <T extends @Nullable Object> List<Passed<T>> pass(Region region,
			List<? extends StepBranch<? extends T>> branches) {
		if (this.replay.depth() == 0) {
			this.runner.forgetPending();
		}
		List<Passed<T>> passed = new ArrayList<>();
		for (int i = 0; i < branches.size(); i++) {
			passed.add(pass(region.branch(i), branches.get(i)));
			if (region.refusal() != null) {
				throw region.refusal();
			}
		}
		return passed;
	}

	private <T extends @Nullable Object> Passed<T> pass(Branch branch, StepBranch<? extends T> code) {
		this.replay.begin(branch);
		Passage<T> passage = Passage.through(code::run);
		Throwable thrown = passage.thrown();
		this.replay.end(branch);
		boolean left = this.guard.endBranch();
		// What is open in the other branches has to be rolled back, too
		boolean cancelled = this.guard.cancelling().take();
		this.guard.goOnLeaving(thrown);
		if (left && !(thrown instanceof Suspension)) {
			logger
				.warn("A branch has swallowed that it is left until its step is over: it {}. Nothing is lost, since no "
						+ "step runs in it meanwhile, but other code of it does. Catch Exception instead of Throwable, and "
						+ "neither return nor throw in a finally block",
						(thrown != null) ? "threw " + thrown : "returned");
		}
		return new Passed<>(branch, left, cancelled, passage);
	}

	/**
	 * A branch that was gone through.
	 *
	 * @param branch the branch
	 * @param left whether it was left at a step that is not over
	 * @param cancelled whether it was left since the run is being cancelled
	 * @param passage how its code came to its end
	 * @param <T> the type of the value
	 */
	private record Passed<T extends @Nullable Object>(Branch branch, boolean left, boolean cancelled,
			Passage<T> passage) {

	}

}

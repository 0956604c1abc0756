package io.inngest.spring.execution;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import io.inngest.spring.StepError;
import io.inngest.spring.execution.BodyRunner.Ended;
import io.inngest.spring.execution.guard.CallGuard;
import io.inngest.spring.execution.memo.Memo;
import io.inngest.spring.execution.memo.Replay;
import io.inngest.spring.execution.failure.StepErrors;
import io.inngest.spring.execution.result.StoredResult;
import io.inngest.spring.protocol.StepKey;
import io.inngest.spring.protocol.StepOp;
import org.jspecify.annotations.Nullable;

/**
 * Takes a step's result from the memo, or does the step: at once if it is alone, with the
 * others of a wave if there are any.
 */
final class StepRunner {

	private final Journal journal;

	private final CallGuard guard;

	private final Replay replay;

	private final BodyRunner bodies;

	private final Recorder recorder;

	private final Wave wave;

	private final Map<String, NewStep> pending = new LinkedHashMap<>();

	private final Set<String> racing = new HashSet<>();

	private final Map<String, NewStep.Body<?>> futures = new LinkedHashMap<>();

	StepRunner(Journal journal, CallGuard guard, Replay replay, BodyRunner bodies, Wave wave) {
		this.journal = journal;
		this.guard = guard;
		this.replay = replay;
		this.bodies = bodies;
		this.recorder = new Recorder(journal, guard);
		this.wave = wave;
	}

	/**
	 * Runs a step or finds its result.
	 * @param step the step
	 * @param <T> the type of the result
	 * @return the result
	 * @throws StepError if the step has failed for good
	 * @throws io.inngest.spring.execution.guard.Suspension if the call ends here
	 */
	<T extends @Nullable Object> T run(NewStep.Body<T> step) {
		Memo.Entry entry = this.replay.meet(step.key(), false);
		this.replay.await(step.key(), false);
		if (entry == null) {
			if (isAlone(step)) {
				this.guard.checkNew(0);
				return perform(step);
			}
			entry = complete(step);
		}
		return step.read(entry);
	}

	/**
	 * Waits for what the engine does, or finds its result.
	 * @param step the step
	 * @param read reads the result
	 * @param <T> the type of the result
	 * @return the result
	 * @throws StepError if the step has failed
	 * @throws io.inngest.spring.execution.guard.Suspension if the call ends here
	 */
	<T extends @Nullable Object> T await(NewStep.Reported step, Function<Memo.Entry, T> read) {
		Memo.Entry entry = this.replay.meet(step.key(), false);
		this.replay.await(step.key(), false);
		if (entry == null) {
			entry = complete(step);
		}
		if (entry instanceof Memo.Failure failure) {
			throw StepErrors.of(step.key(), failure.error());
		}
		return read.apply(entry);
	}

	private boolean isAlone(NewStep step) {
		return this.replay.depth() == 0 && this.futures.isEmpty() && !this.wave.isUsed()
				&& this.replay.open(step.key()) == null;
	}

	private <T extends @Nullable Object> T perform(NewStep.Body<T> step) {
		switch (this.journal.permit(step.key())) {
			case RUN -> {
			}
			case PLAN -> throw this.guard.suspend(List.of(step.toOp()), true);
			case LEAVE -> throw this.guard.suspend(List.of(), false);
		}
		Ended<T> ended = this.bodies.prepare(step).run();
		if (ended.op() instanceof StepOp.Errored) {
			throw this.guard.suspend(List.of(ended.op()), true);
		}
		if (!this.recorder.record(ended.op())) {
			throw this.guard.suspend(List.of(), false);
		}
		this.replay.recorded(step.key(), null);
		StoredResult<T> result = ended.result();
		if (result == null) {
			throw StepErrors.of(step.key(), ((StepOp.Failed) ended.op()).error());
		}
		return result.value();
	}

	private Memo.Entry complete(NewStep step) {
		runTarget(step);
		int depth = this.replay.depth();
		this.guard.checkNew(depth);
		if (depth > 0) {
			putOff(step);
			throw this.guard.leavePart(depth);
		}
		Memo.Entry entry = this.replay.entry(step.key());
		while (entry == null) {
			this.wave.run(withFutures(Map.of(step.key().hash(), step)), Set.of());
			entry = this.replay.entry(step.key());
		}
		return entry;
	}

	/**
	 * Runs the step for which the call was made, wherever it comes up.
	 */
	private void runTarget(NewStep step) {
		if (this.journal.isTarget(step.key())) {
			this.wave.run(List.of(step), Set.of());
		}
	}

	private void putOff(NewStep step) {
		if (this.guard.cancelling().mayBegin()) {
			this.pending.put(step.key().hash(), step);
			if (this.replay.inRace()) {
				this.racing.add(step.key().hash());
			}
		}
	}

	private Collection<NewStep> withFutures(Map<String, NewStep> others) {
		Map<String, NewStep> steps = new LinkedHashMap<>();
		this.futures.forEach((hash, future) -> {
			if (!this.guard.cancelling().isOn() && !others.containsKey(hash)
					&& this.replay.entry(future.key()) == null) {
				steps.put(hash, future);
			}
		});
		steps.putAll(others);
		return steps.values();
	}

	/**
	 * Notes that there may be something to roll back from now on.
	 */
	void beginSaga() {
		this.recorder.beginSaga();
	}

	/**
	 * Meets a step that is to be done when somebody waits for it.
	 * @param step the step
	 */
	void begin(NewStep.Body<?> step) {
		if (this.replay.meet(step.key(), true) == null) {
			runTarget(step);
			putOff(step);
		}
		if (!this.replay.inRace()) {
			this.futures.put(step.key().hash(), step);
		}
	}

	/**
	 * Waits for a step that was begun.
	 * @param step the step
	 * @param <T> the type of the result
	 * @return the result
	 * @throws StepError if the step has failed for good
	 */
	<T extends @Nullable Object> T join(NewStep.Body<T> step) {
		this.guard.check(step.key().id());
		this.replay.await(step.key(), true);
		Memo.Entry entry = this.replay.entry(step.key());
		if (entry == null) {
			entry = complete(this.replay.inRace() ? step.inRace() : step);
		}
		this.futures.remove(step.key().hash());
		return step.read(entry);
	}

	/**
	 * Waits for the steps that nobody has waited for, and then records what has come to
	 * its end since a race was decided without it.
	 * @throws StepError if one of them has failed for good
	 */
	void joinAll() {
		for (Collection<NewStep> steps = withFutures(Map.of()); !steps.isEmpty(); steps = withFutures(Map.of())) {
			this.wave.run(steps, Set.of());
		}
		while (!this.futures.isEmpty()) {
			join(this.futures.values().iterator().next());
		}
		this.wave.drain();
	}

	/**
	 * Forgets what came up when branches were last gone through.
	 */
	void forgetPending() {
		this.pending.clear();
	}

	/**
	 * Goes through a part of the handler of which no step is to be done.
	 * @param part goes through the part
	 */
	void withoutSteps(Runnable part) {
		Set<String> before = Set.copyOf(this.pending.keySet());
		try {
			part.run();
		}
		finally {
			this.pending.keySet().retainAll(before);
		}
	}

	/**
	 * Takes steps out that are not waited for, as the race in which they are was decided.
	 * @param unfinished the steps of the losers that are not over
	 * @param open those of them that had come up when the race was decided
	 */
	void leaveBehind(List<StepKey> unfinished, List<StepKey> open) {
		List<NewStep> left = new ArrayList<>();
		for (StepKey key : open) {
			NewStep step = this.pending.get(key.hash());
			if (step != null) {
				left.add(step);
			}
		}
		unfinished.forEach((key) -> this.pending.remove(key.hash()));
		if (!left.isEmpty()) {
			this.replay.leaveLosers();
		}
		this.wave.leaveBehind(left);
	}

	/**
	 * Does the steps that came up when branches were last gone through.
	 */
	void runPending() {
		Set<String> racing = new HashSet<>(this.racing);
		racing.retainAll(this.pending.keySet());
		this.wave.run(withFutures(new LinkedHashMap<>(this.pending)), racing);
	}

}

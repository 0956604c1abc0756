package io.inngest.spring.execution;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import io.inngest.spring.execution.BodyRunner.Ended;
import io.inngest.spring.execution.guard.CallGuard;
import io.inngest.spring.execution.memo.Memo;
import io.inngest.spring.execution.memo.Replay;
import io.inngest.spring.protocol.StepOp;
import org.jspecify.annotations.Nullable;

/**
 * Does the steps that have come up side by side: runs their bodies on threads of the
 * engine while this call waits for them, or reports them to be run in calls of their own.
 * Only bodies leave the handler's thread; it alone records what became of them, one after
 * the other, so that the order of completion is the same for all times.
 */
final class Wave {

	/** How often the time is looked at while bodies run beside a sleep or wait. */
	private static final long LOOK_MILLIS = 100;

	/**
	 * How often the time is looked at before the engine is asked whether something has
	 * come.
	 */
	private static final int LOOKS_PER_QUESTION = 10;

	private final Journal journal;

	private final Clock clock;

	private final CallGuard guard;

	private final Replay replay;

	private final BodyRunner bodies;

	private final Recorder recorder;

	private final Set<String> running = new HashSet<>();

	private final Deque<BodyRunner.Attempt<?>> queued = new ArrayDeque<>();

	private int started;

	private int looks;

	private final BlockingQueue<Ended<?>> ended = new LinkedBlockingQueue<>();

	private final Map<String, NewStep> losers = new LinkedHashMap<>();

	private boolean raced;

	private @Nullable Instant wakeAt;

	Wave(Journal journal, Clock clock, CallGuard guard, Replay replay, BodyRunner bodies) {
		this.journal = journal;
		this.clock = clock;
		this.guard = guard;
		this.replay = replay;
		this.bodies = bodies;
		this.recorder = new Recorder(journal, guard);
	}

	/**
	 * Whether anything was done side by side in this call, of which something may still
	 * be under way.
	 * @return {@code true} if steps have to be done by way of this wave
	 */
	boolean isUsed() {
		return this.raced || !this.running.isEmpty();
	}

	/**
	 * Does steps as far as that is possible now.
	 * @param steps the steps, none of which is over
	 * @param untilFirst whether it is enough if one of them has come to an end
	 * @throws io.inngest.spring.execution.guard.Suspension if the run has to wait, or the
	 * call was not made for these steps
	 */
	void run(Collection<NewStep> steps, boolean untilFirst) {
		List<NewStep> ready = steps.stream().filter(this::isReady).filter(this::isPermitted).toList();
		Journal.SideBySide threads = this.journal.sideBySide();
		if (threads == null) {
			report(ready);
		}
		else {
			begin(ready, threads, untilFirst);
			await(threads, untilFirst);
		}
	}

	private boolean isReady(NewStep step) {
		Memo.Open open = this.replay.open(step.key());
		return (open == null || open.due()) && !this.running.contains(step.key().hash());
	}

	private boolean isPermitted(NewStep step) {
		return this.journal.permit(step.key()) != Journal.Permission.LEAVE;
	}

	/**
	 * Notes that a race was decided while steps of it were not over. The calls of an
	 * engine that runs them apart may overlap from now on, so that each step has to be
	 * planned, which such an engine does once.
	 * @param open the steps that were not over
	 */
	void leaveBehind(Collection<NewStep> open) {
		this.raced = true;
		if (this.journal.isTargeted()) {
			open.stream().filter(this::isPermitted).forEach((step) -> report(List.of(step)));
		}
		open.forEach((step) -> this.losers.put(step.key().hash(), step));
	}

	private void report(List<NewStep> ready) {
		if (ready.size() == 1 && ready.get(0) instanceof NewStep.Body<?> body && mayRun(body)) {
			runHere(body);
			return;
		}
		List<StepOp> ops = new ArrayList<>();
		if (!this.journal.isTargeted()) {
			this.losers.values().forEach((step) -> ops.add(step.toOp()));
		}
		ready.stream()
			.filter((step) -> !this.losers.containsKey(step.key().hash()) || this.journal.isTargeted())
			.forEach((step) -> ops.add(step.toOp()));
		throw this.guard.suspend(ops, !ops.isEmpty());
	}

	private boolean mayRun(NewStep.Body<?> body) {
		return this.journal.isTargeted() || (!this.raced && this.journal.permit(body.key()) == Journal.Permission.RUN);
	}

	private void begin(List<NewStep> ready, Journal.SideBySide threads, boolean untilFirst) {
		List<StepOp> ops = new ArrayList<>();
		List<NewStep.Body<?>> bodies = new ArrayList<>();
		for (NewStep step : ready) {
			if (step instanceof NewStep.Body<?> body) {
				bodies.add(body);
			}
			else {
				ops.add(step.toOp());
			}
		}
		if (bodies.isEmpty() && this.running.isEmpty()) {
			throw this.guard.suspend(ops, true);
		}
		register(ops);
		if (bodies.size() == 1 && this.running.isEmpty() && !untilFirst) {
			runHere(bodies.get(0));
			return;
		}
		for (NewStep.Body<?> body : bodies) {
			this.running.add(body.key().hash());
			this.queued.add(this.bodies.prepare(body));
		}
		start(threads);
	}

	private void register(List<StepOp> ops) {
		if (ops.isEmpty()) {
			return;
		}
		if (!this.recorder.register(ops)) {
			throw this.guard.suspend(List.of(), false);
		}
		for (StepOp op : ops) {
			this.replay.opened(op.step(), new Memo.Open(0, false));
			Instant until = op.until();
			if (until != null && (this.wakeAt == null || until.isBefore(this.wakeAt))) {
				this.wakeAt = until;
			}
		}
	}

	private void start(Journal.SideBySide threads) {
		while (!this.queued.isEmpty() && this.started < threads.limit()) {
			BodyRunner.Attempt<?> attempt = this.queued.remove();
			this.started++;
			try {
				threads.executor().execute(() -> this.ended.add(attempt.run()));
			}
			catch (RejectedExecutionException ex) {
				// The engine is stopping: what was begun is brought to its end here
				this.ended.add(attempt.run());
			}
		}
	}

	private void await(Journal.SideBySide threads, boolean untilFirst) {
		boolean goOn = true;
		boolean first = false;
		while (!this.running.isEmpty() && !(untilFirst && first)) {
			Ended<?> ended = next(untilFirst);
			if (ended == null) {
				throw this.guard.suspend(List.of(), true);
			}
			first = true;
			goOn &= take(ended.op());
			start(threads);
		}
		goOn &= drain();
		if (!goOn) {
			throw this.guard.suspend(List.of(), false);
		}
	}

	private @Nullable Ended<?> next(boolean untilFirst) {
		boolean interrupted = false;
		try {
			while (true) {
				try {
					Ended<?> ended = this.ended.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
					if (ended != null || (untilFirst && isTimeToWake())) {
						return ended;
					}
				}
				catch (InterruptedException ex) {
					interrupted = true;
				}
			}
		}
		finally {
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

	private boolean isTimeToWake() {
		if (this.wakeAt != null && !this.clock.instant().isBefore(this.wakeAt)) {
			return true;
		}
		this.looks++;
		return this.looks % LOOKS_PER_QUESTION == 0 && this.journal.isWoken();
	}

	/**
	 * Records what has come to its end since a race was decided without it.
	 * @return whether the call may go on
	 */
	boolean drain() {
		boolean goOn = true;
		for (Ended<?> ended = this.ended.poll(); ended != null; ended = this.ended.poll()) {
			goOn &= take(ended.op());
		}
		return goOn;
	}

	private boolean take(StepOp op) {
		this.started--;
		this.running.remove(op.step().hash());
		return settle(op);
	}

	private void runHere(NewStep.Body<?> body) {
		if (!settle(this.bodies.prepare(body).run().op())) {
			throw this.guard.suspend(List.of(), false);
		}
	}

	private boolean settle(StepOp op) {
		if (op instanceof StepOp.Errored errored) {
			if (this.journal.sideBySide() == null) {
				throw this.guard.suspend(List.of(op), true);
			}
			this.replay.opened(op.step(), new Memo.Open(errored.error().attempts(), false));
			return this.recorder.register(List.of(op));
		}
		boolean stored = this.recorder.record(op);
		this.replay.recorded(op.step(), entry(op));
		return stored;
	}

	private static Memo.Entry entry(StepOp op) {
		String label = op.step().label();
		return (op instanceof StepOp.Ran ran) ? new Memo.Data(label, ran.data())
				: new Memo.Failure(label, ((StepOp.Failed) op).error());
	}

}

package io.inngest.spring.execution;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.inngest.spring.execution.BodyRunner.Ended;
import io.inngest.spring.execution.guard.CallGuard;
import io.inngest.spring.execution.guard.Suspension;
import io.inngest.spring.execution.memo.Memo;
import io.inngest.spring.execution.memo.Replay;
import io.inngest.spring.execution.parallel.RunningTasks;
import io.inngest.spring.protocol.StepOp;
import org.jspecify.annotations.Nullable;

/**
 * Does the steps that have come up side by side: runs their bodies on threads of the
 * engine while this call waits for them, or reports them to be run in calls of their own.
 * Only bodies leave the handler's thread; it alone records what became of them, one after
 * the other, so that the order of completion is the same for all times.
 */
final class Wave {

	/** How often the time is looked at before the engine is asked. */
	private static final int LOOKS_PER_QUESTION = 10;

	private final Journal journal;

	private final Clock clock;

	private final CallGuard guard;

	private final Replay replay;

	private final BodyRunner bodies;

	private final Recorder recorder;

	private final RunningTasks<Ended<?>> running = new RunningTasks<>();

	private final Map<String, NewStep> begun = new HashMap<>();

	private final Map<String, NewStep> losers = new LinkedHashMap<>();

	private boolean raced;

	private int looks;

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
		return this.raced || this.running.isRunning();
	}

	/**
	 * Does steps as far as that is possible now.
	 * @param steps the steps, none of which is over
	 * @param racing those of which it is enough if one has come to an end
	 * @throws io.inngest.spring.execution.guard.Suspension if the run has to wait, or the
	 * call was not made for these steps
	 */
	void run(Collection<NewStep> steps, Set<String> racing) {
		List<NewStep> ready = steps.stream()
			.filter(this::isReady)
			.filter(this::isPermitted)
			.sorted(Comparator.comparing((step) -> !isOnlyRecorded(step)))
			.toList();
		Journal.SideBySide threads = this.journal.sideBySide();
		if (threads == null) {
			report(ready);
		}
		else {
			Set<String> wanted = steps.stream().map((step) -> step.key().hash()).collect(Collectors.toSet());
			begin(ready, wanted, racing.isEmpty());
			await(wanted, threads, racing);
		}
	}

	private boolean isReady(NewStep step) {
		Memo.Open open = this.replay.open(step.key());
		return (open == null || open.due()) && !this.running.isRunning(List.of(step.key().hash()));
	}

	// Whether a step has been decided already. It comes before all others, which have all
	// their attempts then
	private static boolean isOnlyRecorded(NewStep step) {
		return step instanceof NewStep.Body<?> body && body.work() instanceof StepWork.Fail;
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
		open.forEach((step) -> this.losers.put(step.key().hash(), step));
	}

	private void report(List<NewStep> ready) {
		if (!ready.isEmpty() && ready.get(0) instanceof NewStep.Body<?> body && mayRun(body, ready)
				&& (ready.size() == 1 || isOnlyRecorded(body))) {
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

	private boolean mayRun(NewStep.Body<?> body, List<NewStep> ready) {
		// There is a call after each step that races others, and such calls may overlap
		boolean apart = !this.raced && ready.stream().noneMatch((step) -> step.key().racing());
		return this.journal.isTargeted() || (apart && this.journal.permit(body.key()) == Journal.Permission.RUN);
	}

	private void begin(List<NewStep> ready, Set<String> wanted, boolean all) {
		List<StepOp> ops = new ArrayList<>();
		List<NewStep.Body<?>> bodies = new ArrayList<>();
		for (NewStep step : ready) {
			if (!(step instanceof NewStep.Body<?> body)) {
				ops.add(step.toOp());
			}
			else if (isOnlyRecorded(body)) {
				runHere(body);
				return;
			}
			else {
				bodies.add(body);
			}
		}
		boolean beside = this.running.isRunning(wanted);
		if (bodies.isEmpty() && !beside) {
			throw this.guard.suspend(ops, true);
		}
		register(ops);
		if (bodies.size() == 1 && !beside && all) {
			runHere(bodies.get(0));
			return;
		}
		for (NewStep.Body<?> body : bodies) {
			BodyRunner.Attempt<?> attempt = this.bodies.prepare(body);
			this.begun.put(body.key().hash(), body);
			this.running.add(body.key().hash(), attempt::run);
		}
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
		this.running.start(threads.executor(), threads.limit(), (hash) -> isPermitted(begun(hash)));
	}

	private NewStep begun(String hash) {
		return Objects.requireNonNull(this.begun.get(hash));
	}

	private void await(Set<String> wanted, Journal.SideBySide threads, Set<String> racing) {
		boolean untilFirst = !racing.isEmpty();
		boolean goOn = true;
		boolean woken = false;
		boolean first = false;
		start(threads);
		while (goOn && !woken && this.running.isRunning(wanted) && !(untilFirst && first)) {
			Ended<?> ended = this.running.next(() -> untilFirst && isTimeToWake());
			if (ended != null) {
				first = true;
				goOn = take(wanted, ended.op());
				start(threads);
			}
			woken = ended == null;
		}
		goOn &= drain();
		if (woken || !goOn) {
			// Nobody else waits for these: if they still ran when the run is called
			// again, they would run twice. What races a wait that is over may be left
			// behind.
			boolean all = !woken;
			awaitOthers(wanted.stream().filter((hash) -> all || !racing.contains(hash)).toList(), true);
			throw this.guard.suspend(List.of(), woken);
		}
	}

	private boolean take(Set<String> wanted, StepOp op) {
		try {
			return settle(op);
		}
		catch (Suspension ex) {
			awaitOthers(wanted, false);
			throw ex;
		}
	}

	private void awaitOthers(Collection<String> hashes, boolean settle) {
		this.running.dropQueued();
		while (this.running.isRunning(hashes)) {
			Ended<?> ended = this.running.next(() -> false);
			if (ended != null && settle) {
				settle(ended.op());
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
		for (Ended<?> ended = this.running.poll(); ended != null; ended = this.running.poll()) {
			goOn &= settle(ended.op());
		}
		return goOn;
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

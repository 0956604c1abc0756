package io.inngest.spring.engine.run;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import io.inngest.spring.engine.journal.Progress;
import io.inngest.spring.engine.journal.StepTable;
import io.inngest.spring.engine.queue.ClaimedRun;
import io.inngest.spring.engine.queue.RunQueue;
import io.inngest.spring.engine.queue.RunQueue.Release;
import io.inngest.spring.engine.queue.WakeUp;
import io.inngest.spring.engine.store.Database;
import io.inngest.spring.engine.wait.OpenWaits;
import io.inngest.spring.engine.wait.WaitRegistration;
import io.inngest.spring.protocol.StepOp;

/**
 * Puts runs back into the queue: at once, after a back-off or when their sleep is over.
 * Each way of it changes nothing if the run was taken away meanwhile.
 */
class RunWait {

	private final Database database;

	private final StepTable steps;

	private final WaitRegistration registration;

	private final RunQueue queue;

	private final WakeUp wakeUp;

	private final Clock clock;

	RunWait(Database database, StepTable steps, WaitRegistration registration, RunQueue queue, WakeUp wakeUp,
			Clock clock) {
		this.database = database;
		this.steps = steps;
		this.registration = registration;
		this.queue = queue;
		this.wakeUp = wakeUp;
		this.clock = clock;
	}

	/**
	 * Lets others have their turn.
	 * @param run the run
	 * @param progress how far it has come
	 * @return whether this node still held it
	 */
	boolean handBack(ClaimedRun run, Progress progress) {
		long now = this.clock.millis();
		return release(run,
				new Release(now, now, progress.attempt() - 1, progress.position(), null, progress.waits().hasRows()));
	}

	/**
	 * Tries again later.
	 * @param run the run
	 * @param progress how far it has come
	 * @param dueAt when to try again, in epoch milliseconds
	 * @param error what the attempt failed with, as JSON
	 * @return whether this node still held it
	 */
	boolean retry(ClaimedRun run, Progress progress, long dueAt, String error) {
		// What the column cannot take is left to the log
		String kept = (error.length() <= this.database.dialect().maxStepData()) ? error : null;
		// What comes meanwhile does not make it any earlier
		return release(run,
				new Release(dueAt, dueAt, progress.attempt(), progress.position(), kept, progress.waits().hasRows()));
	}

	/**
	 * Goes on when something that the run waits for has come or is over.
	 * @param run the run
	 * @param progress how far it has come
	 * @param ops what it waits for, beside what was registered before
	 * @return whether this node still held it
	 */
	boolean await(ClaimedRun run, Progress progress, List<StepOp> ops) {
		if (ops.isEmpty()) {
			return release(run, waiting(progress, progress.waits()));
		}
		if (ops.size() == 1 && ops.get(0) instanceof StepOp.Sleep sleep && progress.waits().isEmpty()) {
			return sleep(run, progress, sleep);
		}
		AtomicLong dueAt = new AtomicLong();
		boolean held = this.database.transaction((jdbc) -> {
			if (!this.queue.hold(jdbc, run)) {
				return false;
			}
			Release release = waiting(progress,
					this.registration.register(jdbc, run, ops, progress.waits(), this.clock.millis()));
			dueAt.set(release.dueAt());
			return this.queue.release(jdbc, run, release);
		});
		this.wakeUp.at(dueAt.get());
		if (ops.stream().anyMatch(StepOp.Invoke.class::isInstance)) {
			this.wakeUp.now();
		}
		return held;
	}

	private Release waiting(Progress progress, OpenWaits waits) {
		long now = this.clock.millis();
		long dueAt = waits.dueAt().orElse(now);
		return new Release(dueAt, Math.min(dueAt, now), 0, progress.position(), null, waits.hasRows());
	}

	// The only thing that the run waits for: it is a step at once
	private boolean sleep(ClaimedRun run, Progress progress, StepOp.Sleep sleep) {
		int position = progress.position() + 1;
		long dueAt = sleep.until().toEpochMilli();
		boolean held = this.database
			.transaction((jdbc) -> this.steps.insert(jdbc, this.steps.row(run, position, 1, sleep)) && this.queue
				.release(jdbc, run, new Release(dueAt, dueAt, 0, position, null, progress.waits().hasRows())));
		this.wakeUp.at(dueAt);
		return held;
	}

	private boolean release(ClaimedRun run, Release release) {
		boolean held = this.database.once((jdbc) -> this.queue.release(jdbc, run, release));
		this.wakeUp.at(release.dueAt());
		return held;
	}

}

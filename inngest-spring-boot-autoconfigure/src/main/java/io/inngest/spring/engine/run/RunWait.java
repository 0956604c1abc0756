package io.inngest.spring.engine.run;

import java.time.Clock;
import java.util.List;

import io.inngest.spring.engine.journal.Progress;
import io.inngest.spring.engine.journal.StepTable;
import io.inngest.spring.engine.queue.ClaimedRun;
import io.inngest.spring.engine.queue.RunQueue;
import io.inngest.spring.engine.queue.RunQueue.Release;
import io.inngest.spring.engine.queue.WakeUp;
import io.inngest.spring.engine.store.Database;
import io.inngest.spring.protocol.StepOp;

/**
 * Puts runs back into the queue: at once, after a back-off or when their sleep is over.
 * Each way of it changes nothing if the run was taken away meanwhile.
 */
class RunWait {

	private final Database database;

	private final StepTable steps;

	private final RunQueue queue;

	private final WakeUp wakeUp;

	private final Clock clock;

	RunWait(Database database, StepTable steps, RunQueue queue, WakeUp wakeUp, Clock clock) {
		this.database = database;
		this.steps = steps;
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
		return release(run, new Release(this.clock.millis(), progress.attempt() - 1, progress.position(), null));
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
		return release(run, new Release(dueAt, progress.attempt(), progress.position(), kept));
	}

	/**
	 * Goes on when sleeps are over.
	 * @param run the run
	 * @param progress how far it has come
	 * @param sleeps the sleeps
	 * @return whether this node still held it
	 */
	boolean sleep(ClaimedRun run, Progress progress, List<StepOp.Sleep> sleeps) {
		int position = progress.position();
		long dueAt = sleeps.stream().mapToLong((sleep) -> sleep.until().toEpochMilli()).min().orElseThrow();
		boolean held = this.database.transaction((jdbc) -> {
			for (int i = 0; i < sleeps.size(); i++) {
				if (!this.steps.insert(jdbc, this.steps.row(run, position + i + 1, 1, sleeps.get(i)))) {
					return false;
				}
			}
			return this.queue.release(jdbc, run, new Release(dueAt, 0, position + sleeps.size(), null));
		});
		this.wakeUp.at(dueAt);
		return held;
	}

	private boolean release(ClaimedRun run, Release release) {
		boolean held = this.database.once((jdbc) -> this.queue.release(jdbc, run, release));
		this.wakeUp.at(release.dueAt());
		return held;
	}

}

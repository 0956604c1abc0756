package io.inngest.spring.test.server;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a server has to do, and when: calls of functions, and ends of waits. Makes the ids
 * as well, which begin with the time: in the form of ULIDs, the same ones in each run of
 * a test.
 */
final class Timetable {

	private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

	private static final int TIME_LENGTH = 10;

	private static final int COUNT_LENGTH = 16;

	private static final int BITS = 5;

	private final Clock clock;

	private final List<Job> jobs = new ArrayList<>();

	private long ids;

	Timetable(Clock clock) {
		this.clock = clock;
	}

	Clock clock() {
		return this.clock;
	}

	String nextId() {
		this.ids++;
		return text(this.clock.millis(), TIME_LENGTH) + text(this.ids, COUNT_LENGTH);
	}

	private static String text(long value, int length) {
		StringBuilder text = new StringBuilder();
		for (int i = length - 1; i >= 0; i--) {
			int shift = i * BITS;
			text.append(DIGITS.charAt((shift < Long.SIZE) ? (int) (value >>> shift) & (DIGITS.length() - 1) : 0));
		}
		return text.toString();
	}

	/**
	 * Lets a function be called from where it stands.
	 * @param run the run
	 */
	void discover(ServerRun run) {
		add(new Job(run, this.clock.instant(), null, 0, null));
	}

	/**
	 * Lets a function be called for one of its steps.
	 * @param run the run
	 * @param step the step
	 */
	void target(ServerRun run, String step) {
		add(new Job(run, this.clock.instant(), step, 0, null));
	}

	/**
	 * Lets something happen to a step unless it is over before.
	 * @param run the run
	 * @param step the step
	 * @param due when
	 * @param action what is to happen
	 */
	void later(ServerRun run, String step, Instant due, Runnable action) {
		add(new Job(run, due, step, 0, action));
	}

	/**
	 * Stores what a step has come to. The function is called again when all steps are
	 * over that were reported together, or at once if they race.
	 * @param run the run
	 * @param step the step
	 * @param memo what it has come to, as calls have it
	 * @param racing whether the step was reported as one that races others
	 */
	void finish(ServerRun run, String step, JsonNode memo, boolean racing) {
		run.store(step, memo, this.clock.instant());
		if (racing || !run.isWaiting()) {
			discover(run);
		}
	}

	void add(Job job) {
		this.jobs.add(job);
	}

	/**
	 * Takes out the next job.
	 * @return the first of those that have been due for the longest time; empty if none
	 * is due
	 */
	Optional<Job> take() {
		Optional<Job> next = next().filter((job) -> !job.due().isAfter(this.clock.instant()));
		next.ifPresent(this.jobs::remove);
		return next;
	}

	Optional<Instant> nextDue() {
		return next().map(Job::due);
	}

	/**
	 * Returns what there is to do for a run.
	 * @param run the run
	 * @return the jobs, in the order in which they came up
	 */
	List<Job> of(ServerRun run) {
		this.jobs.removeIf(Job::isObsolete);
		return this.jobs.stream().filter((job) -> job.run() == run).toList();
	}

	boolean has(ServerRun run) {
		return next().isPresent() && this.jobs.stream().anyMatch((job) -> job.run() == run);
	}

	private Optional<Job> next() {
		this.jobs.removeIf(Job::isObsolete);
		return this.jobs.stream().min(Comparator.comparing(Job::due));
	}

	/**
	 * An item of a server's queue.
	 *
	 * @param run the run that it is about
	 * @param due when it is to be done
	 * @param step the step that it is for; {@code null} for the function as a whole
	 * @param attempt how often it was tried
	 * @param action what to do; {@code null} to call the function
	 */
	record Job(ServerRun run, Instant due, @Nullable String step, int attempt, @Nullable Runnable action) {

		boolean isObsolete() {
			return this.run.hasEnded() || (this.action != null && this.step != null && this.run.has(this.step));
		}

		boolean isLastAttempt() {
			return this.attempt + 1 >= this.run.function().maxAttempts();
		}

		Job again(Instant due) {
			return new Job(this.run, due, this.step, this.attempt + 1, this.action);
		}

	}

}

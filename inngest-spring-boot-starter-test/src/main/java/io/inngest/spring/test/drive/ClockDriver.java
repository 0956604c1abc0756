package io.inngest.spring.test.drive;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.inngest.spring.test.TestClock;

import org.springframework.util.Assert;

/**
 * Lets what is on an agenda be done on the calling thread, and moves the clock from one
 * time at which something is due to the next.
 */
public final class ClockDriver {

	/** More than is ever due at one time in a test. */
	private static final int MAX_CALLS = 10_000;

	/** More than the runs of a test ever wait, one after the other. */
	private static final int MAX_WAKES = 1_000;

	private final Agenda agenda;

	private final TestClock clock;

	/**
	 * Creates a driver.
	 * @param agenda what there is to do
	 * @param clock the clock by which things are due
	 */
	public ClockDriver(Agenda agenda, TestClock clock) {
		this.agenda = agenda;
		this.clock = clock;
	}

	/**
	 * Does the next thing that is due.
	 * @return whether there was one
	 */
	public boolean runNext() {
		return this.agenda.doNext();
	}

	/**
	 * Does what is due until nothing is.
	 * @return how many things were done
	 */
	public int runUntilIdle() {
		int calls = 0;
		while (this.agenda.doNext()) {
			calls++;
			Assert.state(calls < MAX_CALLS,
					() -> ("Something is still due at %s after %,d calls. A function that starts itself, "
							+ "or another one that starts it again, never comes to rest: let it end on a condition")
						.formatted(this.clock.instant(), MAX_CALLS));
		}
		return calls;
	}

	/**
	 * Moves the clock and does what is due by then, each thing at its time.
	 * @param duration how far
	 * @throws IllegalArgumentException if the duration is negative
	 */
	public void advance(Duration duration) {
		if (duration.isNegative()) {
			// Refused, with what to do instead
			this.clock.advance(duration);
		}
		Instant end = this.clock.instant().plus(duration);
		runUntilIdle();
		Optional<Instant> next = this.agenda.nextDue();
		while (next.isPresent() && !next.get().isAfter(end)) {
			this.clock.advanceTo(roundedUp(next.get()));
			runUntilIdle();
			next = this.agenda.nextDue();
		}
		this.clock.advanceTo(end);
	}

	/**
	 * Does what is due, then moves the clock to when something is due next, and does what
	 * is due then.
	 * @return whether something was left to do
	 */
	public boolean advanceToNextWake() {
		runUntilIdle();
		Optional<Instant> next = this.agenda.nextDue();
		next.ifPresent((time) -> {
			this.clock.advanceTo(roundedUp(time));
			runUntilIdle();
		});
		return next.isPresent();
	}

	/**
	 * Does everything, moving the clock over all that waits, until nothing is left to do.
	 */
	public void runToEnd() {
		Instant begin = this.clock.instant();
		int wakes = 0;
		while (advanceToNextWake()) {
			wakes++;
			Assert.state(wakes < MAX_WAKES,
					() -> ("Runs still wait after %,d wakes, from %s to %s. A function that sleeps in a loop never "
							+ "comes to an end: let time pass with advance(Duration), or cancel the run")
						.formatted(MAX_WAKES, begin, this.clock.instant()));
		}
	}

	// The clock counts in milliseconds
	private static Instant roundedUp(Instant time) {
		Instant millis = Instant.ofEpochMilli(time.toEpochMilli());
		return millis.isBefore(time) ? millis.plusMillis(1) : millis;
	}

}

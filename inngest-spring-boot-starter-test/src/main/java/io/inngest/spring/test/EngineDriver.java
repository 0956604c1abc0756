package io.inngest.spring.test;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.inngest.spring.engine.queue.QueueRunner;

import org.springframework.util.Assert;

/**
 * Handles runs on the calling thread, one after the other, and moves the clock from one
 * to the next. The engine's own threads must not be started
 * ({@code inngest.embedded.auto-startup=false}).
 */
public class EngineDriver {

	/** More than any test needs; a function that never ends is found out. */
	private static final int MAX_CALLS = 10_000;

	private final QueueRunner runner;

	private final TestClock clock;

	/**
	 * Creates a driver.
	 * @param runner the engine's queue runner
	 * @param clock the engine's clock
	 */
	public EngineDriver(QueueRunner runner, TestClock clock) {
		Assert.state(!runner.isRunning(),
				"The engine's threads are running. Set inngest.embedded.auto-startup=false to drive it by hand");
		this.runner = runner;
		this.clock = clock;
	}

	/**
	 * Handles one run that is due.
	 * @return whether there was one
	 */
	public boolean runNext() {
		return this.runner.runNext();
	}

	/**
	 * Handles runs until none is due.
	 * @return the number of calls made
	 */
	public int runUntilIdle() {
		int calls = 0;
		while (this.runner.runNext()) {
			calls++;
			Assert.state(calls < MAX_CALLS, "There is no end to the runs that are due");
		}
		return calls;
	}

	/**
	 * Moves the clock and handles the runs that are due by then, each at its time.
	 * @param duration how far
	 */
	public void advance(Duration duration) {
		Instant end = this.clock.instant().plus(duration);
		runUntilIdle();
		Optional<Instant> next = this.runner.nextDue();
		while (next.isPresent() && !next.get().isAfter(end)) {
			this.clock.advanceTo(next.get());
			runUntilIdle();
			next = this.runner.nextDue();
		}
		this.clock.advanceTo(end);
	}

	/**
	 * Moves the clock to when the next run is due and handles what is due then.
	 * @return whether a run was waiting
	 */
	public boolean advanceToNextWake() {
		runUntilIdle();
		Optional<Instant> next = this.runner.nextDue();
		next.ifPresent((time) -> {
			this.clock.advanceTo(time);
			runUntilIdle();
		});
		return next.isPresent();
	}

	/**
	 * Handles runs, moving the clock over all sleeps and back-offs, until none waits.
	 */
	public void runToEnd() {
		int wakes = 0;
		while (advanceToNextWake()) {
			wakes++;
			Assert.state(wakes < MAX_CALLS, "There is no end to the runs that wait");
		}
	}

	/**
	 * Puts runs back whose lease has expired, as any node does all the time.
	 */
	public void recover() {
		this.runner.recover();
	}

}

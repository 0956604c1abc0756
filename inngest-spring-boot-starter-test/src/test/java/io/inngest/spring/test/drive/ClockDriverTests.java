package io.inngest.spring.test.drive;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

import io.inngest.spring.test.TestClock;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * The loops over the clock.
 */
class ClockDriverTests {

	private static final Instant START = Instant.parse("2030-01-01T12:00:00Z");

	private final TestClock clock = new TestClock(START);

	private final Times agenda = new Times();

	private final ClockDriver driver = new ClockDriver(this.agenda, this.clock);

	@Test
	void doesWhatIsDueAndNoMore() {
		this.agenda.at(0, 0, 5);
		assertThat(this.driver.runUntilIdle()).isEqualTo(2);
		assertThat(this.clock.instant()).isEqualTo(START);
	}

	@Test
	void doesEachThingAtItsTime() {
		this.agenda.at(1, 3, 9);
		this.driver.advance(Duration.ofSeconds(5));
		assertThat(this.agenda.done).containsExactly(START.plusSeconds(1), START.plusSeconds(3));
		assertThat(this.clock.instant()).isEqualTo(START.plusSeconds(5));
	}

	@Test
	void advancesToWhatIsDueNext() {
		this.agenda.at(0, 7);
		assertThat(this.driver.advanceToNextWake()).isTrue();
		assertThat(this.agenda.done).containsExactly(START, START.plusSeconds(7));
		assertThat(this.driver.advanceToNextWake()).isFalse();
		assertThat(this.clock.instant()).isEqualTo(START.plusSeconds(7));
	}

	@Test
	void runsToTheEnd() {
		this.agenda.at(2, 4, 6);
		this.driver.runToEnd();
		assertThat(this.agenda.done).hasSize(3);
		assertThat(this.clock.instant()).isEqualTo(START.plusSeconds(6));
	}

	@Test
	void timesBetweenMillisecondsAreRoundedUp() {
		this.agenda.times.add(START.plusNanos(1));
		this.driver.runToEnd();
		assertThat(this.agenda.done).containsExactly(START.plusMillis(1));
	}

	@Test
	void doesNotGoBackwards() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.driver.advance(Duration.ofMillis(-5)))
			.withMessage("The clock cannot be moved backwards, by PT-0.005S: what has happened by now would not have "
					+ "happened yet. To begin earlier, call beginAt(time) before anything is sent");
	}

	@Test
	void findsOutWhatNeverComesToRest() {
		this.agenda.again = Duration.ZERO;
		this.agenda.at(0);
		assertThatIllegalStateException().isThrownBy(this.driver::runUntilIdle)
			.withMessage("Something is still due at 2030-01-01T12:00:00Z after 10,000 calls. A function that starts "
					+ "itself, or another one that starts it again, never comes to rest: let it end on a condition");
	}

	@Test
	void findsOutWhatNeverEnds() {
		this.agenda.again = Duration.ofDays(1);
		this.agenda.at(0);
		assertThatIllegalStateException().isThrownBy(this.driver::runToEnd)
			.withMessage("Runs still wait after 1,000 wakes, from 2030-01-01T12:00:00Z to 2032-09-27T12:00:00Z. A "
					+ "function that sleeps in a loop never comes to an end: let time pass with advance(Duration), or "
					+ "cancel the run");
	}

	/**
	 * Times at which something is due.
	 */
	private final class Times implements Agenda {

		private final PriorityQueue<Instant> times = new PriorityQueue<>();

		private final List<Instant> done = new ArrayList<>();

		private Duration again;

		private void at(int... seconds) {
			for (int second : seconds) {
				this.times.add(START.plusSeconds(second));
			}
		}

		@Override
		public boolean doNext() {
			Instant now = ClockDriverTests.this.clock.instant();
			Instant next = this.times.peek();
			if (next == null || next.isAfter(now)) {
				return false;
			}
			this.times.remove();
			this.done.add(now);
			if (this.again != null) {
				this.times.add(now.plus(this.again));
			}
			return true;
		}

		@Override
		public Optional<Instant> nextDue() {
			return Optional.ofNullable(this.times.peek());
		}

	}

}

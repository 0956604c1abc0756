package io.inngest.spring.engine.queue;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Lease}.
 */
class LeaseTests {

	private static final Duration LENGTH = Duration.ofMinutes(1);

	private final long now = System.nanoTime();

	@Test
	void isCertainForItsLengthFromWhenTheDatabaseWasAsked() {
		assertThat(Lease.since(this.now, LENGTH).isCertain()).isTrue();
		assertThat(Lease.since(this.now - LENGTH.toNanos(), LENGTH).isCertain()).isFalse();
	}

	@Test
	void isCertainAgainWhenProlonged() {
		Lease lease = Lease.since(this.now - LENGTH.toNanos(), LENGTH);
		lease.renewed(this.now);
		assertThat(lease.isCertain()).isTrue();
		lease.renewed(this.now - LENGTH.toNanos());
		assertThat(lease.isCertain()).isFalse();
	}

	@Test
	void isNeverCertainAgainOnceLost() {
		Lease lease = Lease.since(this.now, LENGTH);
		assertThat(lease.isLost()).isFalse();
		lease.lose();
		lease.renewed(this.now);
		assertThat(lease.isLost()).isTrue();
		assertThat(lease.isCertain()).isFalse();
	}

}

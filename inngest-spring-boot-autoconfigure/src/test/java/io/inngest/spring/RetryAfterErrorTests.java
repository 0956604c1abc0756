package io.inngest.spring;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RetryAfterErrorTests {

	private final Instant now = Instant.parse("2026-01-15T12:00:00Z");

	@Test
	void keepsATimeWithinBounds() {
		assertThat(new RetryAfterError(Duration.ofMinutes(3)).retryAt(this.now)).isEqualTo("2026-01-15T12:03:00Z");
		Instant time = this.now.plusSeconds(7);
		assertThat(new RetryAfterError(time).retryAt(this.now)).isEqualTo(time);
	}

	@Test
	void waitsAtLeastASecond() {
		Instant earliest = this.now.plusSeconds(1);
		assertThat(new RetryAfterError(Duration.ZERO).retryAt(this.now)).isEqualTo(earliest);
		assertThat(new RetryAfterError(Duration.ofSeconds(Long.MIN_VALUE)).retryAt(this.now)).isEqualTo(earliest);
		assertThat(new RetryAfterError(Instant.MIN).retryAt(this.now)).isEqualTo(earliest);
	}

	@Test
	void waitsAtMostADay() {
		Instant latest = this.now.plus(Duration.ofHours(24));
		assertThat(new RetryAfterError(Duration.ofSeconds(Long.MAX_VALUE)).retryAt(this.now)).isEqualTo(latest);
		assertThat(new RetryAfterError(Instant.MAX).retryAt(this.now)).isEqualTo(latest);
	}

}

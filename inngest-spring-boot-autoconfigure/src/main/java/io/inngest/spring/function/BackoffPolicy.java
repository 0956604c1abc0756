package io.inngest.spring.function;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

import org.springframework.util.Assert;

/**
 * How long to wait after a failed attempt.
 *
 * @param delays the delays after the first, second, … failed attempt; the last one counts
 * for all further attempts
 * @param jitter the longest random time added to each delay
 */
public record BackoffPolicy(List<Duration> delays, Duration jitter) {

	/**
	 * The table of an Inngest server: 15 seconds rising to two hours, plus up to 30
	 * seconds.
	 */
	public static final BackoffPolicy SERVER = new BackoffPolicy(List.of(Duration.ofSeconds(15), Duration.ofSeconds(30),
			Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(5), Duration.ofMinutes(10),
			Duration.ofMinutes(20), Duration.ofMinutes(40), Duration.ofHours(1), Duration.ofHours(2)),
			Duration.ofSeconds(30));

	public BackoffPolicy {
		Assert.notEmpty(delays, "'delays' must not be empty");
		delays = List.copyOf(delays);
	}

	/**
	 * Returns the time to wait, in whole milliseconds.
	 * @param attempt the zero-based number of the attempt that failed
	 * @param random the source of jitter
	 * @return the delay
	 */
	public Duration delay(int attempt, RandomGenerator random) {
		Duration delay = this.delays.get(Math.min(attempt, this.delays.size() - 1));
		long jitter = this.jitter.toMillis();
		return (jitter > 0) ? delay.plusMillis(random.nextLong(jitter)) : delay;
	}

}

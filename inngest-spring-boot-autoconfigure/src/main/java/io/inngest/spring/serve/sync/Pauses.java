package io.inngest.spring.serve.sync;

import java.time.Duration;
import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;

/**
 * How long to wait between registrations. A random part keeps the instances of an
 * application apart.
 *
 * @param first the pause after the first failure; each further one is twice as long
 * @param longest the longest pause, which a refusal always has
 * @param repeat when to register again what is registered, for a server that forgets it
 * at a restart; {@code null} for never
 * @param random source of the random part
 */
record Pauses(Duration first, Duration longest, @Nullable Duration repeat, RandomGenerator random) {

	private static final int MAX_DOUBLINGS = 30;

	Duration afterFailure(int failures) {
		Duration pause = this.first.multipliedBy(1L << Math.min(failures - 1, MAX_DOUBLINGS));
		return lengthened((pause.compareTo(this.longest) < 0) ? pause : this.longest);
	}

	Duration afterRefusal() {
		return lengthened(this.longest);
	}

	private Duration lengthened(Duration pause) {
		long millis = pause.toMillis();
		return pause.plusMillis(this.random.nextLong(millis / 4 + 1));
	}

}

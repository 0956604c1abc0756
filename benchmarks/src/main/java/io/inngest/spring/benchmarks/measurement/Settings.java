package io.inngest.spring.benchmarks.measurement;

import java.util.List;

/**
 * What the person at the keyboard has chosen.
 *
 * @param rounds how often and how long
 * @param concurrency how many threads or workers, one after the other
 * @param quick whether a glance is enough
 */
public record Settings(Rounds rounds, List<Integer> concurrency, boolean quick) {

	public Settings {
		concurrency = List.copyOf(concurrency);
	}

}

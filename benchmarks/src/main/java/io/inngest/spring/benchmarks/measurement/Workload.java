package io.inngest.spring.benchmarks.measurement;

import java.time.Duration;

/**
 * Something whose rate is measured, round by round.
 */
public interface Workload extends AutoCloseable {

	/**
	 * Returns the name to show.
	 * @return the name
	 */
	String name();

	/**
	 * Returns how many threads work at a time.
	 * @return the number of threads
	 */
	int concurrency();

	/**
	 * Works for about the given time.
	 * @param duration how long
	 * @return how many runs, or raw commits, per second
	 */
	double round(Duration duration);

	@Override
	void close();

}

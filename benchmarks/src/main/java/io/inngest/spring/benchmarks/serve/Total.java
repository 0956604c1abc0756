package io.inngest.spring.benchmarks.serve;

/**
 * What the function returns.
 *
 * @param steps how many steps there were
 * @param cents the sum of what they returned
 */
record Total(int steps, long cents) {

	static Total of(int steps) {
		long cents = 0;
		for (int i = 0; i < steps; i++) {
			cents += OrderLine.of(i).cents();
		}
		return new Total(steps, cents);
	}

}

package io.inngest.spring.benchmarks.statistic;

import java.util.Arrays;

/**
 * The usual and the unusual.
 *
 * @param p50 what half of all stay below
 * @param p99 what all but a hundredth stay below
 */
public record Percentiles(double p50, double p99) {

	/**
	 * Finds the percentiles.
	 * @param values the values, which are sorted
	 * @return their percentiles
	 */
	public static Percentiles of(double[] values) {
		Arrays.sort(values);
		return new Percentiles(values[values.length / 2], values[values.length * 99 / 100]);
	}

}

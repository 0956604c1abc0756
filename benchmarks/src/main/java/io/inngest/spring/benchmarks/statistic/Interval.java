package io.inngest.spring.benchmarks.statistic;

import java.util.List;

/**
 * A confidence interval of a median, from the order of the values alone, whatever their
 * distribution: so many of the least and of the greatest values are left out that it
 * still covers the median in at least 95 % of all cases. With less than six values that
 * cannot be, and none is left out.
 *
 * @param low the lower end
 * @param high the upper end
 */
public record Interval(double low, double high) {

	private static final double MISSED = 0.05;

	static Interval of(List<Double> values) {
		List<Double> sorted = values.stream().sorted().toList();
		int leftOut = leftOut(sorted.size());
		return new Interval(sorted.get(leftOut), sorted.get(sorted.size() - 1 - leftOut));
	}

	/**
	 * Returns how many values may be left out on each side. The median is beyond the k-th
	 * value with the probability that a coin shows heads less than k times in n throws.
	 */
	static int leftOut(int values) {
		double term = Math.pow(0.5, values);
		double beyond = term;
		int leftOut = 0;
		while (leftOut < (values - 1) / 2) {
			term *= (values - leftOut) / (leftOut + 1.0);
			beyond += term;
			if (2 * beyond > MISSED) {
				break;
			}
			leftOut++;
		}
		return leftOut;
	}

}

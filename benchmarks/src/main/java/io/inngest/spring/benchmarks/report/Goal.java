package io.inngest.spring.benchmarks.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.inngest.spring.benchmarks.statistic.Interval;
import io.inngest.spring.benchmarks.statistic.Samples;

/**
 * What a number has to be.
 *
 * @param name what is meant
 * @param comparison which side of the limit is the good one
 * @param limit the limit
 * @param reached the number, a median
 * @param interval where the true median is likely to be
 */
public record Goal(String name, Comparison comparison, double limit, double reached, Interval interval) {

	/**
	 * Asks for a number of at least so much.
	 * @param limit so much
	 * @param samples what was measured
	 * @return the goal
	 */
	public static Goal atLeast(double limit, Samples samples) {
		return of(Comparison.AT_LEAST, limit, samples);
	}

	/**
	 * Asks for a number of at most so much.
	 * @param limit so much
	 * @param samples what was measured
	 * @return the goal
	 */
	public static Goal atMost(double limit, Samples samples) {
		return of(Comparison.AT_MOST, limit, samples);
	}

	private static Goal of(Comparison comparison, double limit, Samples samples) {
		String name = (samples.concurrency() > 0) ? "%s at %d".formatted(samples.name(), samples.concurrency())
				: samples.name();
		return new Goal(name, comparison, limit, samples.median(), samples.interval());
	}

	/**
	 * Returns whether the number is what it has to be.
	 * @return whether the goal is met
	 */
	@JsonProperty
	public boolean met() {
		return (this.comparison == Comparison.AT_LEAST) ? this.reached >= this.limit : this.reached <= this.limit;
	}

	/**
	 * Which side of the limit is the good one.
	 */
	public enum Comparison {

		/** More is better. */
		AT_LEAST("≥"),

		/** Less is better. */
		AT_MOST("≤");

		private final String sign;

		Comparison(String sign) {
			this.sign = sign;
		}

		/**
		 * Returns how people write it.
		 * @return the sign
		 */
		public String sign() {
			return this.sign;
		}

	}

}

package io.inngest.spring.benchmarks.statistic;

import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What was measured in each round.
 *
 * @param name what was measured
 * @param concurrency how many threads worked at a time, 0 if that is not for us to say
 * @param values the values, in order of the rounds
 */
public record Samples(String name, int concurrency, List<Double> values) {

	public Samples {
		values = List.copyOf(values);
	}

	/**
	 * Takes what is measured without threads at its side.
	 * @param name what was measured
	 * @param values the values, in order of the rounds
	 * @return the samples
	 */
	public static Samples of(String name, List<Double> values) {
		return new Samples(name, 0, values);
	}

	/**
	 * Divides round by round, so that what disturbs a round disturbs both.
	 * @param other what to divide by
	 * @return the ratios
	 */
	public Samples dividedBy(Samples other) {
		return new Samples("%s ÷ %s".formatted(this.name, other.name), this.concurrency,
				IntStream.range(0, this.values.size())
					.mapToObj((round) -> this.values.get(round) / other.values.get(round))
					.toList());
	}

	/**
	 * Returns the middle value.
	 * @return the median
	 */
	@JsonProperty
	public double median() {
		List<Double> sorted = this.values.stream().sorted().toList();
		int middle = sorted.size() / 2;
		return (sorted.size() % 2 == 1) ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
	}

	/**
	 * Returns where the true median is likely to be.
	 * @return an interval of about 95 % confidence
	 */
	@JsonProperty
	public Interval interval() {
		return Interval.of(this.values);
	}

	/**
	 * Returns the least value.
	 * @return the minimum
	 */
	public double min() {
		return this.values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
	}

	/**
	 * Returns the greatest value.
	 * @return the maximum
	 */
	public double max() {
		return this.values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
	}

}

package io.inngest.spring.benchmarks.report;

import java.util.List;
import java.util.function.ToDoubleFunction;

import io.inngest.spring.benchmarks.load.LoadRound;
import io.inngest.spring.benchmarks.statistic.Samples;

/**
 * All rounds of one load.
 *
 * @param rate requests per second
 * @param p50 the median latency in microseconds
 * @param p99 the latency that a hundredth exceed, in microseconds
 * @param clientShare the share of processor time that went into making the load
 */
public record LoadReport(Samples rate, Samples p50, Samples p99, Samples clientShare) {

	/**
	 * Sums up.
	 * @param name what was asked
	 * @param connections how many connections there were
	 * @param rounds the rounds
	 * @return the report
	 */
	public static LoadReport of(String name, int connections, List<LoadRound> rounds) {
		return new LoadReport(samples(name, connections, rounds, LoadRound::rate),
				samples(name, connections, rounds, (round) -> round.latency().p50()),
				samples(name, connections, rounds, (round) -> round.latency().p99()),
				samples(name, connections, rounds, LoadRound::clientShare));
	}

	private static Samples samples(String name, int connections, List<LoadRound> rounds,
			ToDoubleFunction<LoadRound> value) {
		return new Samples(name, connections, rounds.stream().map(value::applyAsDouble).toList());
	}

}

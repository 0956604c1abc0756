package io.inngest.spring.benchmarks.load;

import io.inngest.spring.benchmarks.statistic.Percentiles;

/**
 * What came of a round of load.
 *
 * @param rate requests per second
 * @param latency from the first byte sent to the last byte received, in microseconds
 * @param clientShare how much of the processor time that the process used went into
 * making the load
 */
public record LoadRound(double rate, Percentiles latency, double clientShare) {

}

package io.inngest.spring.benchmarks.report;

import io.inngest.spring.benchmarks.statistic.Samples;

/**
 * A call with so many finished steps over so many connections.
 *
 * @param steps how many steps have finished
 * @param function the function, through the starter's endpoint
 * @param bare the bare controller
 * @param ratio the function's rate divided by the bare controller's, round by round
 */
public record ServeReport(int steps, LoadReport function, LoadReport bare, Samples ratio) {

	/**
	 * Compares.
	 * @param steps how many steps have finished
	 * @param function the function
	 * @param bare the bare controller
	 * @return both with their ratio
	 */
	public static ServeReport of(int steps, LoadReport function, LoadReport bare) {
		return new ServeReport(steps, function, bare, function.rate().dividedBy(bare.rate()));
	}

}

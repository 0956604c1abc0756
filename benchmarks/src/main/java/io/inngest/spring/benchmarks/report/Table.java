package io.inngest.spring.benchmarks.report;

import java.util.List;

import io.inngest.spring.benchmarks.statistic.Samples;

/**
 * Numbers of one kind.
 *
 * @param title what they are, with their unit
 * @param decimals how many decimals are worth showing
 * @param rows the numbers
 */
public record Table(String title, int decimals, List<Samples> rows) {

	public Table {
		rows = List.copyOf(rows);
	}

}

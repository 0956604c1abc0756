package io.inngest.spring.benchmarks;

import java.util.List;

import io.inngest.spring.benchmarks.report.TextReport;

/**
 * Something that is measured from beginning to end.
 */
@FunctionalInterface
interface Suite {

	/**
	 * Measures and prints.
	 * @param text where to print to, as soon as something is known
	 * @return all numbers, to be written as JSON
	 * @throws Exception if something cannot be measured
	 */
	List<?> run(TextReport text) throws Exception;

}

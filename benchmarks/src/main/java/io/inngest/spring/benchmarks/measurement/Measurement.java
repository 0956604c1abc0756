package io.inngest.spring.benchmarks.measurement;

import io.inngest.spring.benchmarks.database.BenchmarkDatabase;
import io.inngest.spring.benchmarks.report.Section;

/**
 * Something that is measured on each database, and can be measured alone.
 */
@FunctionalInterface
public interface Measurement {

	/**
	 * Measures.
	 * @param database where
	 * @param settings how often and how long
	 * @return what came of it
	 * @throws InterruptedException if the thread was interrupted
	 */
	Section measure(BenchmarkDatabase database, Settings settings) throws InterruptedException;

}

package io.inngest.spring.benchmarks.latency;

/**
 * Something that executes one run of ten steps at a time. It is at work between a start
 * and a stop only.
 */
interface SingleRuns extends AutoCloseable {

	String name();

	void start();

	/**
	 * Executes a run and waits for its end.
	 */
	RunTimes run() throws InterruptedException;

	void stop();

	@Override
	void close();

}

package io.inngest.spring.benchmarks.cost;

/**
 * Something that executes runs while it is watched.
 */
interface Contender extends AutoCloseable {

	String name();

	/** Has threads that will still be there when the runs have ended. */
	void start();

	/**
	 * Has runs executed, from their beginning to their end, by other threads than the
	 * caller's.
	 */
	void run(int runs) throws InterruptedException;

	void stop();

	@Override
	void close();

}

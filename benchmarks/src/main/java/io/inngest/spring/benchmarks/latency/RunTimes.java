package io.inngest.spring.benchmarks.latency;

/**
 * How long a run took, each in milliseconds from before it was asked for.
 *
 * @param begun until the first line of the handler
 * @param stepped until the tenth step was committed
 * @param ended until the run's end was committed
 */
record RunTimes(double begun, double stepped, double ended) {

	static RunTimes of(long asked, long begun, long stepped, long ended) {
		return new RunTimes((begun - asked) / 1e6, (stepped - asked) / 1e6, (ended - asked) / 1e6);
	}

}

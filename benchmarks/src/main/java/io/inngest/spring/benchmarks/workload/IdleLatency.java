package io.inngest.spring.benchmarks.workload;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

import io.inngest.spring.benchmarks.database.BenchmarkDatabase;
import io.inngest.spring.benchmarks.engine.EngineApplication;

/**
 * How long a run takes when nothing else is going on, in milliseconds.
 *
 * @param toBegin from before the send to the first line of the handler
 * @param toEnd from before the send until the last of ten steps is committed
 */
public record IdleLatency(Percentiles toBegin, Percentiles toEnd) {

	private static final int WORKERS = 4;

	/** Lets the end of the run before be committed. */
	private static final int IDLE_MILLIS = 5;

	/**
	 * Measures it.
	 * @param database where
	 * @param runs how many runs, as many more beforehand to warm up
	 * @return the latency
	 * @throws InterruptedException if the thread was interrupted
	 */
	public static IdleLatency measure(BenchmarkDatabase database, int runs) throws InterruptedException {
		try (EngineApplication application = new EngineApplication(database.create("latency"), WORKERS)) {
			long[] begun = new long[1];
			BlockingQueue<Long> ended = new ArrayBlockingQueue<>(1);
			application.tell((number) -> begun[0] = System.nanoTime(), (number) -> ended.offer(System.nanoTime()));
			application.start();
			double[] toBegin = new double[runs];
			double[] toEnd = new double[runs];
			for (int i = -runs; i < runs; i++) {
				TimeUnit.MILLISECONDS.sleep(IDLE_MILLIS);
				long start = System.nanoTime();
				application.send();
				long end = ended.take();
				if (i >= 0) {
					toBegin[i] = (begun[0] - start) / 1e6;
					toEnd[i] = (end - start) / 1e6;
				}
			}
			return new IdleLatency(Percentiles.of(toBegin), Percentiles.of(toEnd));
		}
	}

}

package io.inngest.spring.benchmarks.measurement;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Threads that do the same and count what they have done.
 */
public class Threads implements AutoCloseable {

	private final int size;

	private final ExecutorService executor;

	/**
	 * Starts no thread before there is something to do.
	 * @param size how many threads
	 */
	public Threads(int size) {
		this.size = size;
		this.executor = Executors.newFixedThreadPool(size);
	}

	/**
	 * Runs a task on each thread.
	 * @param task returns how much it has done
	 * @return the sum of what they have done, per second
	 */
	public double rate(Callable<Long> task) {
		long start = System.nanoTime();
		List<Future<Long>> counts = IntStream.range(0, this.size)
			.mapToObj((thread) -> this.executor.submit(task))
			.toList();
		long sum = counts.stream().mapToLong(Threads::get).sum();
		return sum * 1e9 / (System.nanoTime() - start);
	}

	private static long get(Future<Long> count) {
		try {
			return count.get();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException(ex.getCause());
		}
	}

	@Override
	public void close() {
		this.executor.shutdownNow();
	}

}

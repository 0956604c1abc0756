package io.inngest.spring.benchmarks.peer;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Waits until all work is done, and finds out whether it really is.
 */
public final class Completion {

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	private Completion() {
	}

	/**
	 * Waits until as much has ended in this process as there was, and then until the
	 * database says the same.
	 * @param ended counts what has ended
	 * @param counted counts in the database
	 * @param expected what the count has to be
	 * @return when that was
	 */
	public static long await(CountDownLatch ended, LongSupplier counted, long expected) {
		long patience = System.nanoTime() + PATIENCE.toNanos();
		try {
			if (!ended.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
				throw new IllegalStateException("%d have not ended".formatted(ended.getCount()));
			}
			long asked = System.nanoTime();
			for (long found = counted.getAsLong(); found != expected; found = counted.getAsLong()) {
				if (System.nanoTime() > patience) {
					throw new IllegalStateException("There are %d instead of %d".formatted(found, expected));
				}
				TimeUnit.MILLISECONDS.sleep(1);
				asked = System.nanoTime();
			}
			return asked;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}

package io.inngest.spring.benchmarks.cost;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;

import com.sun.management.ThreadMXBean;

/**
 * What all threads that are alive have allocated so far, apart from the one that asks.
 *
 * @param byThread the bytes of each thread
 */
record AllocatedBytes(Map<Long, Long> byThread) {

	private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	static AllocatedBytes now() {
		long[] ids = THREADS.getAllThreadIds();
		long[] bytes = THREADS.getThreadAllocatedBytes(ids);
		Map<Long, Long> byThread = new HashMap<>();
		for (int i = 0; i < ids.length; i++) {
			if (ids[i] != Thread.currentThread().getId() && bytes[i] >= 0) {
				byThread.put(ids[i], bytes[i]);
			}
		}
		return new AllocatedBytes(byThread);
	}

	/**
	 * Returns what the threads that are still alive have allocated since then.
	 */
	long since(AllocatedBytes before) {
		return this.byThread.entrySet()
			.stream()
			.mapToLong((entry) -> entry.getValue() - before.byThread().getOrDefault(entry.getKey(), 0L))
			.sum();
	}

}

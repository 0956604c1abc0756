package io.inngest.spring.benchmarks.statement;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * How often which statement was executed, apart for the threads that send, that look
 * after the queue and that execute runs.
 */
public class StatementCounts {

	private static final String PREFIX = "inngest-";

	private final Map<Key, LongAdder> counts = new ConcurrentHashMap<>();

	void count(String sql) {
		Role role = Role.of(Thread.currentThread().getName());
		this.counts.computeIfAbsent(new Key(role, sql.strip().replaceAll("\\s+", " ")), (key) -> new LongAdder())
			.increment();
	}

	/** Forgets everything. */
	public void clear() {
		this.counts.clear();
	}

	/**
	 * Returns what one kind of threads has executed.
	 * @param role what the threads do
	 * @return the number of executions by statement
	 */
	public Map<String, Long> of(Role role) {
		Map<String, Long> found = new TreeMap<>();
		this.counts.forEach((key, count) -> {
			if (key.role() == role) {
				found.put(key.sql(), count.sum());
			}
		});
		return found;
	}

	/**
	 * What a thread does.
	 */
	public enum Role {

		/** Sends events. */
		SENDER,

		/** Claims runs and does the chores. */
		QUEUE,

		/** Executes runs. */
		WORKER;

		static Role of(String thread) {
			if (!thread.startsWith(PREFIX)) {
				return SENDER;
			}
			return thread.startsWith("worker", PREFIX.length()) ? WORKER : QUEUE;
		}

	}

	private record Key(Role role, String sql) {

	}

}

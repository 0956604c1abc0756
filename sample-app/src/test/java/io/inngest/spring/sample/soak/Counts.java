package io.inngest.spring.sample.soak;

import java.util.Map;
import java.util.TreeMap;

/**
 * Counts whatever there is to count, from several threads.
 */
class Counts {

	private final Map<String, Long> counts = new TreeMap<>();

	void count(String what) {
		count(what, 1);
	}

	synchronized void count(String what, long number) {
		this.counts.merge(what, number, Long::sum);
	}

	void countAll(Map<String, Long> counts) {
		counts.forEach(this::count);
	}

	synchronized Map<String, Long> toMap() {
		return new TreeMap<>(this.counts);
	}

}

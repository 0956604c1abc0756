package io.inngest.spring.engine.queue;

import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;

/**
 * This process among those that share the queue.
 *
 * @param id a new one for each start of the process
 * @param functions the composite ids of the functions that it can execute; read at each
 * claim
 * @param lease how long its leases last
 */
public record Node(String id, Supplier<Set<String>> functions, Duration lease) {

	Set<String> functionIds() {
		return this.functions.get();
	}

}

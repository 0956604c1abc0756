package io.inngest.spring.engine.queue;

import java.time.Duration;

/**
 * How runs are taken from the queue.
 *
 * @param workers how many runs this node handles at a time
 * @param parallelism how many bodies of parallel steps of one run are executed at a time
 * @param pollInterval how often the queue is looked at when nothing wakes the node
 * @param lease how long a run belongs to a node that shows no sign of life
 * @param slice how long a call may go on from step to step before other runs get their
 * turn
 * @param shutdownTimeout how long to wait for calls to come to a stop
 * @param virtualThreads whether the workers are virtual threads
 */
public record QueueSettings(int workers, int parallelism, Duration pollInterval, Duration lease, Duration slice,
		Duration shutdownTimeout, boolean virtualThreads) {

}

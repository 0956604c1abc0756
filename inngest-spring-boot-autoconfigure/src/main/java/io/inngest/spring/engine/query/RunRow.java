package io.inngest.spring.engine.query;

import org.jspecify.annotations.Nullable;

/**
 * A run with its event and, if it has not ended, its row in the queue.
 *
 * @param run the run
 * @param event the event that started it
 * @param queue the row in the queue
 */
record RunRow(RunEntity run, EventEntity event, @Nullable QueueEntity queue) {

}

package io.inngest.spring.engine.queue;

/**
 * What others tell the queue's threads.
 *
 * @param wakeUp there is something to do
 * @param stop calls are to come to a stop
 */
record QueueSignals(WakeUp wakeUp, StopSignal stop) {

}

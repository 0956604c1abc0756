package io.inngest.spring.engine.run;

import java.time.Duration;

import io.inngest.spring.function.BackoffPolicy;

/**
 * How runs are executed.
 *
 * @param retry the back-off of functions that have none of their own
 * @param retention how long runs are kept after their end, and events that started none
 */
public record RunSettings(BackoffPolicy retry, Duration retention) {

}

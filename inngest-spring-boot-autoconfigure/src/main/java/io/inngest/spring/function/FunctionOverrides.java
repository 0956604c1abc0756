package io.inngest.spring.function;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What the configuration says about one function, instead of what its annotation says.
 * Whatever is {@code null} is left as annotated.
 *
 * @param name the name to show
 * @param event the event that starts the function
 * @param condition the condition on that event; blank for none
 * @param retries the number of retries, 0 to 20
 * @param backoffDelays the delays after the first, second, … failed attempt
 * @param backoffJitter the longest random time added to each delay
 * @param nonRetriable exceptions that are not retried
 */
public record FunctionOverrides(@Nullable String name, @Nullable String event, @Nullable String condition,
		@Nullable Integer retries, @Nullable List<Duration> backoffDelays, @Nullable Duration backoffJitter,
		@Nullable Set<Class<? extends Throwable>> nonRetriable) {

}

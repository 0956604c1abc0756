package io.inngest.spring.function;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A function as discovered: everything that an engine needs to know to run it.
 *
 * @param appId the application's id
 * @param id the function's own id
 * @param name the name to show
 * @param triggers what starts it; empty if no event does
 * @param cancellations what cancels its runs
 * @param retries how often a step or the body is tried again, 0 to 20
 * @param nonRetriable errors that are not retried
 * @param backoff the waiting times between attempts; {@code null} for the engine's
 * @param handler what to call
 */
public record FunctionDefinition(String appId, String id, String name, List<Trigger> triggers,
		List<Cancellation> cancellations, int retries, Set<Class<? extends Throwable>> nonRetriable,
		@Nullable BackoffPolicy backoff, FunctionHandler handler) {

	public FunctionDefinition {
		triggers = List.copyOf(triggers);
		cancellations = List.copyOf(cancellations);
		nonRetriable = Set.copyOf(nonRetriable);
	}

	/**
	 * Creates a function that no event cancels.
	 * @param appId the application's id
	 * @param id the function's own id
	 * @param name the name to show
	 * @param triggers what starts it; empty if no event does
	 * @param retries how often a step or the body is tried again, 0 to 20
	 * @param nonRetriable errors that are not retried
	 * @param backoff the waiting times between attempts; {@code null} for the engine's
	 * @param handler what to call
	 */
	public FunctionDefinition(String appId, String id, String name, List<Trigger> triggers, int retries,
			Set<Class<? extends Throwable>> nonRetriable, @Nullable BackoffPolicy backoff, FunctionHandler handler) {
		this(appId, id, name, triggers, List.of(), retries, nonRetriable, backoff, handler);
	}

	/**
	 * Returns the id that is unique over applications.
	 * @return {@code <app-id>-<id>}
	 */
	public String compositeId() {
		return this.appId + "-" + this.id;
	}

	/**
	 * Returns how often a step or the body is tried at most.
	 * @return the number of retries plus one
	 */
	public int maxAttempts() {
		return this.retries + 1;
	}

}

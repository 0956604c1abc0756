package io.inngest.spring.execution.failure;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;

import io.inngest.spring.InvalidEventException;
import io.inngest.spring.NonRetriableError;
import io.inngest.spring.RetryAfterError;
import io.inngest.spring.StepError;
import io.inngest.spring.function.BackoffPolicy;
import io.inngest.spring.function.FunctionDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether what was thrown is final. The outermost error of the cause chain that
 * says so explicitly decides; without one there is a retry as long as attempts are left.
 * Safe for use by several threads.
 */
public final class ErrorPolicy {

	private static final Set<Class<? extends Throwable>> WRAPPERS = Set.of(InvocationTargetException.class,
			UndeclaredThrowableException.class, ExecutionException.class, CompletionException.class);

	private final FunctionDefinition function;

	private final int maxAttempts;

	private final int maxAttemptsOfCall;

	private final @Nullable BackoffPolicy backoff;

	private final Clock clock;

	/**
	 * Creates the policy of a function.
	 * @param function the function
	 * @param maxAttempts how often a step, or the code between steps, is tried at most
	 * @param clock the clock for retries
	 */
	public ErrorPolicy(FunctionDefinition function, int maxAttempts, Clock clock) {
		this(function, maxAttempts, maxAttempts, function.backoff(), clock);
	}

	private ErrorPolicy(FunctionDefinition function, int maxAttempts, int maxAttemptsOfCall,
			@Nullable BackoffPolicy backoff, Clock clock) {
		this.function = function;
		this.maxAttempts = maxAttempts;
		this.maxAttemptsOfCall = maxAttemptsOfCall;
		this.backoff = backoff;
		this.clock = clock;
	}

	/**
	 * Returns the policy of a step that is retried otherwise than its function.
	 * @param retries how often the step is tried again at most, which cannot be more
	 * often than the function; {@code null} for as often
	 * @param backoff the waiting times; {@code null} for the function's
	 * @return the policy
	 */
	public ErrorPolicy forStep(@Nullable Integer retries, @Nullable BackoffPolicy backoff) {
		if (retries == null && backoff == null) {
			return this;
		}
		int attempts = (retries != null) ? Math.min(this.maxAttempts, retries + 1) : this.maxAttempts;
		return new ErrorPolicy(this.function, attempts, this.maxAttemptsOfCall,
				(backoff != null) ? backoff : this.backoff, this.clock);
	}

	/**
	 * Whether crashes have used up the attempts, so that there must not be another one. A
	 * step with fewer retries than its function is run in any attempt of the call, since
	 * the earlier ones may have ended before it.
	 * @param attempt the zero-based number of the attempt that would be next
	 * @return {@code true} if there is none left
	 */
	public boolean isUsedUp(int attempt) {
		return attempt >= this.maxAttemptsOfCall;
	}

	/**
	 * Decides about an attempt that has failed.
	 * @param thrown what was thrown
	 * @param attempt the zero-based number of the attempt
	 * @return whether and when to try again
	 */
	public Decision decide(Throwable thrown, int attempt) {
		if (attempt + 1 >= this.maxAttempts) {
			return Decision.FINAL;
		}
		boolean bare = true;
		for (Throwable error : chain(thrown)) {
			if (error instanceof NonRetriableError || error instanceof StepError || (bare && isNonRetriable(error))) {
				return Decision.FINAL;
			}
			if (error instanceof RetryAfterError retryAfter) {
				return new Decision(true, retryAfter.retryAt(this.clock.instant()));
			}
			bare = bare && WRAPPERS.contains(error.getClass());
		}
		return new Decision(true, backoff(attempt));
	}

	private @Nullable Instant backoff(int attempt) {
		return (this.backoff != null)
				? this.clock.instant().plus(this.backoff.delay(attempt, ThreadLocalRandom.current())) : null;
	}

	private boolean isNonRetriable(Throwable error) {
		return error instanceof InvalidEventException
				|| this.function.nonRetriable().stream().anyMatch((type) -> type.isInstance(error));
	}

	private static List<Throwable> chain(Throwable thrown) {
		List<Throwable> chain = new ArrayList<>();
		Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
		for (Throwable error = thrown; error != null && seen.add(error); error = error.getCause()) {
			chain.add(error);
		}
		return chain;
	}

	/**
	 * Whether and when to try again.
	 *
	 * @param retriable whether there is another attempt
	 * @param retryAt when; {@code null} for the engine's back-off
	 */
	public record Decision(boolean retriable, @Nullable Instant retryAt) {

		/** There is no further attempt. */
		public static final Decision FINAL = new Decision(false, null);

	}

}

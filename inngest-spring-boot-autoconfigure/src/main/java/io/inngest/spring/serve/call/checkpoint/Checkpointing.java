package io.inngest.spring.serve.call.checkpoint;

import java.time.Clock;
import java.time.Duration;

import io.inngest.spring.client.SdkApi;
import io.inngest.spring.protocol.call.RequestContext;
import org.jspecify.annotations.Nullable;

/**
 * Decides which calls store their steps while they go on. Safe for use by several
 * threads.
 */
public final class Checkpointing {

	private static final Duration COOL_DOWN = Duration.ofSeconds(30);

	private static final Duration RETRY_DELAY = Duration.ofMillis(100);

	private final CheckpointSettings settings;

	private final CheckpointBreaker breaker;

	private final CheckpointStore store;

	private final Clock clock;

	/**
	 * Creates the decision.
	 * @param settings the application's settings
	 * @param api where the steps are stored
	 * @param clock tells the time
	 */
	public Checkpointing(CheckpointSettings settings, SdkApi api, Clock clock) {
		this(settings, api, clock, RETRY_DELAY);
	}

	/**
	 * Creates the decision.
	 * @param settings the application's settings
	 * @param api where the steps are stored
	 * @param clock tells the time
	 * @param retryDelay how long to wait before a request is repeated for the first time
	 */
	public Checkpointing(CheckpointSettings settings, SdkApi api, Clock clock, Duration retryDelay) {
		this.settings = settings;
		this.breaker = new CheckpointBreaker(clock, COOL_DOWN);
		this.store = new CheckpointStore(api, this.breaker, clock, retryDelay);
		this.clock = clock;
	}

	/**
	 * Begins a call.
	 * @param runId the run
	 * @param context what the server says about the call
	 * @param targeted whether the call is for one step only
	 * @return what stores the steps, or {@code null} if the call has to end after a step
	 */
	public @Nullable CallCheckpoints begin(String runId, RequestContext context, boolean targeted) {
		if (!this.settings.enabled() || targeted || context.planned() || this.breaker.isOpen()) {
			return null;
		}
		RequestContext.Dispatch dispatch = context.dispatch();
		// A retried step has to be in the answer: only then does the server count
		// attempts
		// anew for the steps after it.
		if (context.attempt() > 0 || dispatch.functionId() == null || dispatch.queueItemId() == null) {
			return null;
		}
		return new CallCheckpoints(new CheckpointCall(runId, dispatch, this.clock.instant()), this.settings, this.store,
				this.breaker, this.clock);
	}

}

package io.inngest.spring.serve.call.checkpoint;

import java.time.Duration;

import org.springframework.util.Assert;

/**
 * Whether and when finished steps are stored while the handler goes on.
 *
 * @param enabled whether a call goes on after a step, instead of ending with its result
 * @param bufferedSteps how many finished steps are stored with one request
 * @param maxInterval how long finished steps may wait for others, looked at when a step
 * has finished; zero for no limit
 * @param maxRuntime how long a call starts new steps; zero for no limit
 */
public record CheckpointSettings(boolean enabled, int bufferedSteps, Duration maxInterval, Duration maxRuntime) {

	/** Each step is stored when it has finished, and a call may last. */
	public static final CheckpointSettings DEFAULTS = new CheckpointSettings(true, 1, Duration.ZERO, Duration.ZERO);

	public CheckpointSettings {
		Assert.isTrue(bufferedSteps > 0, "'bufferedSteps' must be positive");
		Assert.isTrue(!maxInterval.isNegative(), "'maxInterval' must not be negative");
		Assert.isTrue(!maxRuntime.isNegative(), "'maxRuntime' must not be negative");
	}

}

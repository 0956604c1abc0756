package io.inngest.spring.autoconfigure.serve;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of checkpointing, which stores finished steps while the function goes on.
 *
 * @param enabled Whether a call goes on after a step, instead of ending with its result
 * @param bufferedSteps Number of finished steps that are stored with one request
 * @param maxInterval How long finished steps may wait for others to be stored with; zero
 * for no limit
 * @param maxRuntime How long a call starts new steps; zero for no limit
 */
@ConfigurationProperties("inngest.checkpoint")
public record InngestCheckpointProperties(@DefaultValue("true") boolean enabled, @DefaultValue("1") int bufferedSteps,
		@DefaultValue("0s") Duration maxInterval, @DefaultValue("0s") Duration maxRuntime) {

}

package io.inngest.spring.serve.web;

import java.time.Duration;

import org.springframework.util.Assert;

/**
 * Whether and how connections are kept alive while a call lasts.
 *
 * @param enabled whether calls are answered at once, and what became of them is sent
 * later in the same answer
 * @param interval how long nothing may be sent before a blank is
 */
public record StreamingSettings(boolean enabled, Duration interval) {

	/** How often the reference SDK sends a blank. */
	public static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(3);

	public StreamingSettings {
		Assert.isTrue(!interval.isNegative() && !interval.isZero(), "'interval' must be positive");
	}

	/**
	 * Creates settings with the default interval.
	 * @param enabled whether calls are answered at once
	 */
	public StreamingSettings(boolean enabled) {
		this(enabled, DEFAULT_INTERVAL);
	}

}

package io.inngest.spring.client.gateway;

import java.time.Duration;

import org.springframework.util.unit.DataSize;

/**
 * How the requests of steps are made.
 *
 * @param connectTimeout how long to wait for a connection
 * @param readTimeout how long to wait for the whole of an answer
 * @param inferenceTimeout the same for an AI provider's answer
 * @param maxResponseSize the largest body that is read
 * @param virtualThreads whether threads are virtual ones
 */
public record GatewaySettings(Duration connectTimeout, Duration readTimeout, Duration inferenceTimeout,
		DataSize maxResponseSize, boolean virtualThreads) {

	/** The property that sets {@link #readTimeout}. */
	public static final String READ_TIMEOUT = "inngest.fetch.read-timeout";

	/** The property that sets {@link #inferenceTimeout}. */
	public static final String INFERENCE_TIMEOUT = "inngest.fetch.inference-timeout";

	/** The property that sets {@link #maxResponseSize}. */
	public static final String MAX_RESPONSE_SIZE = "inngest.fetch.max-response-size";

}

package io.inngest.spring.autoconfigure.fetch;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Properties of the requests that steps make with the embedded engine.
 *
 * @param connectTimeout How long to wait for a connection
 * @param readTimeout How long to wait for the answer to a fetch
 * @param inferenceTimeout How long to wait for the answer of an AI provider
 * @param maxResponseSize Largest answer that is read
 */
@ConfigurationProperties("inngest.fetch")
public record InngestFetchProperties(@DefaultValue("5s") Duration connectTimeout,
		@DefaultValue("30s") Duration readTimeout, @DefaultValue("5m") Duration inferenceTimeout,
		@DefaultValue("4MB") DataSize maxResponseSize) {

}

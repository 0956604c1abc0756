package io.inngest.spring.autoconfigure.serve;

import java.net.URI;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;
import org.springframework.util.unit.DataSize;

/**
 * Properties of the endpoint that an Inngest server calls.
 *
 * @param path Path of the endpoint, within the application's context path
 * @param origin Scheme, host and port under which the server reaches the application. By
 * default those of the request or, at start-up, of this host
 * @param syncOnStartup Whether to register the functions at the server after start-up. By
 * default if that can reach the application: on a Dev Server, or with an origin
 * @param streaming Whether to keep the connection of a call alive by blanks until its
 * answer is there. By default only if INNGEST_STREAMING says so
 * @param maxRequestSize Largest body that is read. A server sends 4 MB at most and lets
 * the rest be fetched
 */
@ConfigurationProperties("inngest.serve")
public record InngestServeProperties(@DefaultValue(InngestServeProperties.DEFAULT_PATH) String path,
		@Nullable URI origin, @Nullable Boolean syncOnStartup, @Nullable Boolean streaming,
		@DefaultValue("8MB") DataSize maxRequestSize) {

	static final String DEFAULT_PATH = "/api/inngest";

	public InngestServeProperties {
		path = StringUtils.hasText(path) ? path.strip() : DEFAULT_PATH;
	}

}

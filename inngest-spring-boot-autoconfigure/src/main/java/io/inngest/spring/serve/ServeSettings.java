package io.inngest.spring.serve;

import java.net.URI;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the serve endpoint.
 *
 * @param path path of the endpoint below the application's context path and servlet path
 * @param origin scheme, host and port under which clients reach the application, maybe
 * with the prefix that a proxy takes away; {@code null} to take them from the request
 * @param platform name of the hosting platform, {@code null} if unknown
 * @param maxRequestSize size of the largest body that is read
 */
public record ServeSettings(String path, @Nullable URI origin, @Nullable String platform, DataSize maxRequestSize) {

	/** Path of the endpoint that every Inngest SDK uses. */
	public static final String DEFAULT_PATH = "/api/inngest";

	/**
	 * Largest body that is read: twice of what a server sends. It lets a run's state be
	 * fetched from its API when the body would exceed 4 MiB.
	 */
	public static final DataSize DEFAULT_MAX_REQUEST_SIZE = DataSize.ofMegabytes(8);

	public ServeSettings {
		Assert.isTrue(path.matches("/[^{}*?#\\s]*[^{}*?#/\\s]"), () -> "The serve path '" + path
				+ "' has to start with a slash, must not end with one, and has no wildcards, as '/api/inngest'");
		Assert.isTrue(maxRequestSize.toBytes() > 0 && maxRequestSize.toBytes() < Integer.MAX_VALUE,
				() -> "The largest request size " + maxRequestSize + " has to be between 1 byte and 2 GB");
	}

	/**
	 * Creates settings with the defaults.
	 */
	public ServeSettings() {
		this(DEFAULT_PATH, null, null, DEFAULT_MAX_REQUEST_SIZE);
	}

}

package io.inngest.spring.autoconfigure.server;

import java.net.URI;

import io.inngest.spring.autoconfigure.mode.DevServerVariable;
import io.inngest.spring.protocol.Mode;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.PropertyResolver;
import org.springframework.util.StringUtils;

/**
 * Finds the server through the properties, else through {@code INNGEST_DEV}, else where
 * the Dev Server or Inngest Cloud is.
 */
class PropertiesInngestConnectionDetails implements InngestConnectionDetails {

	private static final URI DEV_SERVER = URI.create("http://localhost:8288");

	private static final URI CLOUD_API = URI.create("https://api.inngest.com");

	private static final URI CLOUD_EVENT_API = URI.create("https://inn.gs");

	private final Mode mode;

	private final InngestServerProperties properties;

	private final PropertyResolver environment;

	PropertiesInngestConnectionDetails(Mode mode, InngestServerProperties properties, PropertyResolver environment) {
		this.mode = mode;
		this.properties = properties;
		this.environment = environment;
	}

	@Override
	public URI apiUrl() {
		URI own = url("inngest.api-base-url", this.properties.apiBaseUrl());
		return (own != null) ? own : common(CLOUD_API);
	}

	@Override
	public URI eventApiUrl() {
		URI own = url("inngest.event-api-base-url", this.properties.eventApiBaseUrl());
		return (own != null) ? own : common(CLOUD_EVENT_API);
	}

	private URI common(URI cloud) {
		URI common = url("inngest.base-url", this.properties.baseUrl());
		if (common != null) {
			return common;
		}
		if (this.mode != Mode.DEV) {
			return cloud;
		}
		URI devServer = url(DevServerVariable.NAME, DevServerVariable.read(this.environment).url());
		return (devServer != null) ? devServer : DEV_SERVER;
	}

	private static @Nullable URI url(String property, @Nullable URI url) {
		if (url == null) {
			return null;
		}
		boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
		if (!web || url.getHost() == null || url.getQuery() != null || url.getFragment() != null) {
			throw new InvalidConfigurationPropertyValueException(property, url,
					"It must be a URL with scheme and host and without query, such as http://localhost:8288.");
		}
		return URI.create(StringUtils.trimTrailingCharacter(url.toString(), '/'));
	}

}

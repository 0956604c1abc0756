package io.inngest.spring.autoconfigure.serve;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;

import io.inngest.spring.protocol.Platform;
import io.inngest.spring.serve.ServeSettings;
import io.inngest.spring.serve.call.checkpoint.CheckpointSettings;
import io.inngest.spring.serve.web.StreamingSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.PropertyResolver;
import org.springframework.util.unit.DataSize;

/**
 * Checks the properties of the endpoint and makes its settings of them.
 */
class EndpointSettings {

	private static final String STREAMING = "INNGEST_STREAMING";

	private final InngestServeProperties properties;

	EndpointSettings(InngestServeProperties properties) {
		this.properties = properties;
	}

	ServeSettings serve(@Nullable Platform platform) {
		String path = this.properties.path();
		if (!path.matches("/[^{}*?#\\s]*[^{}*?#/\\s]")) {
			throw invalid("inngest.serve.path", path,
					"It must start with a slash, not end with one, and have no wildcards, such as /api/inngest.");
		}
		return new ServeSettings(path, origin(this.properties.origin()), (platform != null) ? platform.id() : null,
				maxRequestSize(this.properties.maxRequestSize()));
	}

	private static DataSize maxRequestSize(DataSize size) {
		if (size.toBytes() < 1 || size.toBytes() >= Integer.MAX_VALUE) {
			throw invalid("inngest.serve.max-request-size", size, "It must be positive and below 2 GB, such as 8MB.");
		}
		return size;
	}

	private static @Nullable URI origin(@Nullable URI origin) {
		if (origin != null && (!isWeb(origin.getScheme()) || origin.getHost() == null || origin.getQuery() != null
				|| origin.getFragment() != null)) {
			throw invalid("inngest.serve.origin", origin,
					"It must have scheme and host and maybe a port, such as https://shop.example.com.");
		}
		return origin;
	}

	private static boolean isWeb(@Nullable String scheme) {
		return "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
	}

	StreamingSettings streaming(PropertyResolver environment) {
		Boolean explicit = this.properties.streaming();
		return new StreamingSettings((explicit != null) ? explicit : standardVariable(environment));
	}

	private static boolean standardVariable(PropertyResolver environment) {
		String value = environment.getProperty(STREAMING, "").strip();
		return switch (value.toLowerCase(Locale.ROOT)) {
			case "1", "true", "force", "allow" -> true;
			case "", "0", "false", "disable" -> false;
			default -> throw invalid(STREAMING, value, "It must be true or false.");
		};
	}

	static CheckpointSettings checkpoint(InngestCheckpointProperties properties) {
		if (properties.bufferedSteps() < 1) {
			throw invalid("inngest.checkpoint.buffered-steps", properties.bufferedSteps(), "It must be at least 1.");
		}
		return new CheckpointSettings(properties.enabled(), properties.bufferedSteps(),
				notNegative("inngest.checkpoint.max-interval", properties.maxInterval()),
				notNegative("inngest.checkpoint.max-runtime", properties.maxRuntime()));
	}

	private static Duration notNegative(String property, Duration value) {
		if (value.isNegative()) {
			throw invalid(property, value, "It must not be negative.");
		}
		return value;
	}

	private static InvalidConfigurationPropertyValueException invalid(String property, Object value, String reason) {
		return new InvalidConfigurationPropertyValueException(property, value, reason);
	}

}

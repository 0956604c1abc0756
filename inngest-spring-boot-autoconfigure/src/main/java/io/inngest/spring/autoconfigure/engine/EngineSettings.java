package io.inngest.spring.autoconfigure.engine;

import java.time.Duration;
import java.util.List;

import io.inngest.spring.autoconfigure.InngestProperties;
import io.inngest.spring.engine.queue.QueueSettings;
import io.inngest.spring.engine.run.RunSettings;
import io.inngest.spring.function.BackoffPolicy;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Checks the properties of the engine and makes its settings of them.
 */
class EngineSettings {

	private static final String PREFIX = "inngest.embedded.";

	private final InngestProperties.Embedded properties;

	EngineSettings(InngestProperties.Embedded properties) {
		this.properties = properties;
	}

	QueueSettings queue(boolean virtualThreads) {
		int workers = this.properties.workers();
		if (workers < 1) {
			throw invalid("workers", workers, "It must be at least 1.");
		}
		int parallelism = this.properties.parallelism();
		if (parallelism < 1) {
			throw invalid("parallelism", parallelism, "It must be at least 1.");
		}
		return new QueueSettings(workers, parallelism, positive("poll-interval", this.properties.pollInterval()),
				positive("lease", this.properties.lease()), positive("slice", this.properties.slice()),
				notNegative("shutdown-timeout", this.properties.shutdownTimeout()), virtualThreads);
	}

	RunSettings run() {
		return new RunSettings(retry(), positive("retention", this.properties.retention()));
	}

	private BackoffPolicy retry() {
		Duration jitter = notNegative("retry.jitter", this.properties.retry().jitter());
		List<Duration> delays = this.properties.retry().delays();
		if (delays == null) {
			return new BackoffPolicy(BackoffPolicy.SERVER.delays(), jitter);
		}
		if (delays.isEmpty()) {
			throw invalid("retry.delays", "", "At least one delay is needed.");
		}
		for (int i = 0; i < delays.size(); i++) {
			notNegative("retry.delays[%d]".formatted(i), delays.get(i));
		}
		return new BackoffPolicy(delays, jitter);
	}

	private static Duration positive(String property, Duration value) {
		if (value.isNegative() || value.isZero()) {
			throw invalid(property, value, "It must be longer than zero.");
		}
		return value;
	}

	private static Duration notNegative(String property, Duration value) {
		if (value.isNegative()) {
			throw invalid(property, value, "It must not be negative.");
		}
		return value;
	}

	private static InvalidConfigurationPropertyValueException invalid(String property, Object value, String reason) {
		return new InvalidConfigurationPropertyValueException(PREFIX + property, value, reason);
	}

}

package io.inngest.spring.autoconfigure;

import java.time.Duration;
import java.util.List;

import javax.sql.DataSource;

import io.inngest.spring.engine.EmbeddedEngineConfiguration;
import io.inngest.spring.engine.EngineStartup;
import io.inngest.spring.engine.queue.QueueSettings;
import io.inngest.spring.engine.run.RunSettings;
import io.inngest.spring.engine.store.SchemaInitialization;
import io.inngest.spring.function.BackoffPolicy;
import jakarta.persistence.EntityManagerFactory;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.thread.Threading;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.data.jpa.repository.support.JpaRepositoryFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Auto-configuration of the embedded engine.
 */
@AutoConfiguration(after = InngestAutoConfiguration.class,
		afterName = { "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
				"org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration" })
@ConditionalOnClass({ JdbcTemplate.class, EntityManagerFactory.class, JpaRepositoryFactory.class })
@ConditionalOnBean(DataSource.class)
@Import(EmbeddedEngineConfiguration.class)
public final class EmbeddedEngineAutoConfiguration {

	@Bean
	QueueSettings inngestQueueSettings(InngestProperties properties, Environment environment) {
		InngestProperties.Embedded embedded = properties.embedded();
		requireAtLeast("workers", embedded.workers(), 1);
		requirePositive("poll-interval", embedded.pollInterval());
		requirePositive("lease", embedded.lease());
		return new QueueSettings(embedded.workers(), embedded.pollInterval(), embedded.lease(),
				embedded.shutdownTimeout(), Threading.VIRTUAL.isActive(environment));
	}

	@Bean
	RunSettings inngestRunSettings(InngestProperties properties) {
		InngestProperties.Embedded embedded = properties.embedded();
		requirePositive("slice", embedded.slice());
		requirePositive("retention", embedded.retention());
		List<Duration> delays = embedded.retry().delays();
		if (delays != null && delays.isEmpty()) {
			throw new InvalidConfigurationPropertyValueException("inngest.embedded.retry.delays", "",
					"at least one delay is needed");
		}
		BackoffPolicy retry = new BackoffPolicy((delays != null) ? delays : BackoffPolicy.SERVER.delays(),
				embedded.retry().jitter());
		return new RunSettings(embedded.slice(), retry, embedded.retention());
	}

	@Bean
	EngineStartup inngestEngineStartup(InngestProperties properties) {
		return new EngineStartup(properties.embedded().autoStartup());
	}

	@Bean
	SchemaInitialization inngestSchemaInitialization(InngestProperties properties) {
		return properties.schema().initialize();
	}

	private static void requireAtLeast(String property, int value, int least) {
		if (value < least) {
			throw new InvalidConfigurationPropertyValueException("inngest.embedded." + property, value,
					"it must be at least " + least);
		}
	}

	private static void requirePositive(String property, Duration value) {
		if (value.isNegative() || value.isZero()) {
			throw new InvalidConfigurationPropertyValueException("inngest.embedded." + property, value,
					"it must be longer than zero");
		}
	}

}

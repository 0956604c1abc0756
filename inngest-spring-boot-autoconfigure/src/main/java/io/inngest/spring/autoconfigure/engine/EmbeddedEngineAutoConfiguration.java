package io.inngest.spring.autoconfigure.engine;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.inngest.spring.annotation.InngestDataSource;
import io.inngest.spring.autoconfigure.InngestAutoConfiguration;
import io.inngest.spring.autoconfigure.InngestProperties;
import io.inngest.spring.autoconfigure.mode.ConditionalOnInngestMode;
import io.inngest.spring.engine.EmbeddedEngineConfiguration;
import io.inngest.spring.engine.EngineStartup;
import io.inngest.spring.engine.queue.QueueSettings;
import io.inngest.spring.engine.run.RunSettings;
import io.inngest.spring.engine.store.Database;
import io.inngest.spring.engine.store.EngineDataSource;
import io.inngest.spring.engine.store.SchemaInitialization;
import io.inngest.spring.function.FunctionRegistry;
import io.inngest.spring.protocol.Mode;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.jpa.HibernatePersistenceProvider;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.jdbc.DataSourceUnwrapper;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.boot.thread.Threading;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.data.jpa.repository.support.JpaRepositoryFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Auto-configuration of the embedded engine.
 */
@AutoConfiguration(after = InngestAutoConfiguration.class,
		afterName = { "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
				"org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration" })
@ConditionalOnClass({ JdbcTemplate.class, EntityManagerFactory.class, JpaRepositoryFactory.class,
		HibernatePersistenceProvider.class })
@ConditionalOnInngestMode(Mode.EMBEDDED)
@Conditional(OnDataSourceCondition.class)
@Import(EmbeddedEngineConfiguration.class)
public final class EmbeddedEngineAutoConfiguration {

	// Created when the engine first needs its database, and after migrations: those may
	// expect an empty schema.
	@Bean
	@Lazy
	@DependsOnDatabaseInitialization
	EngineDataSource inngestEngineDataSource(@InngestDataSource ObjectProvider<DataSource> marked,
			ObjectProvider<DataSource> all, ListableBeanFactory beanFactory) {
		DataSource dataSource = marked.getIfAvailable(all::getIfUnique);
		if (dataSource == null) {
			throw new NoEngineDataSourceException(OnDataSourceCondition.dataSources(beanFactory));
		}
		return new EngineDataSource(dataSource);
	}

	@Bean
	QueueSettings inngestQueueSettings(InngestProperties properties, Environment environment) {
		return new EngineSettings(properties.embedded()).queue(Threading.VIRTUAL.isActive(environment));
	}

	@Bean
	RunSettings inngestRunSettings(InngestProperties properties) {
		return new EngineSettings(properties.embedded()).run();
	}

	@Bean
	EngineStartup inngestEngineStartup(InngestProperties properties) {
		return new EngineStartup(properties.embedded().autoStartup());
	}

	@Bean
	SchemaInitialization inngestSchemaInitialization(InngestProperties properties) {
		return properties.schema().initialize();
	}

	/**
	 * Checks the size of Hikari's connection pool.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ HikariDataSource.class, DataSourceUnwrapper.class })
	static class HikariConfiguration {

		@Bean
		ConnectionPoolCheck inngestConnectionPoolCheck(FunctionRegistry functions, Database database,
				QueueSettings settings, EngineStartup startup) {
			return new ConnectionPoolCheck(functions, database, settings, startup);
		}

	}

}

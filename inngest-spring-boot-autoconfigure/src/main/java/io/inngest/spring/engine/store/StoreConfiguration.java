package io.inngest.spring.engine.store;

import java.time.Clock;

import io.inngest.spring.execution.wiring.ExecutionConfiguration;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The beans of this package. Needs an {@link EngineDataSource} bean once the database is
 * used.
 */
@Configuration(proxyBeanMethods = false)
public class StoreConfiguration {

	@Bean
	IdSource inngestIdSource(@Qualifier(ExecutionConfiguration.CLOCK) Clock clock) {
		return new IdSource(clock);
	}

	@Bean
	Database inngestDatabase(ObjectProvider<EngineDataSource> dataSource, SchemaInitialization initialization) {
		return new Database(() -> dataSource.getObject().dataSource(), initialization);
	}

}

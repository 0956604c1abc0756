package io.inngest.spring.engine.store;

import java.time.Clock;

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

	/** The name of the clock that the engine goes by. */
	public static final String CLOCK = "inngestClock";

	@Bean(name = CLOCK, defaultCandidate = false)
	Clock inngestClock(ObjectProvider<Clock> clock) {
		return clock.getIfUnique(Clock::systemUTC);
	}

	@Bean
	IdSource inngestIdSource(@Qualifier(CLOCK) Clock clock) {
		return new IdSource(clock);
	}

	@Bean
	Database inngestDatabase(ObjectProvider<EngineDataSource> dataSource, SchemaInitialization initialization) {
		return new Database(() -> dataSource.getObject().dataSource(), initialization);
	}

}

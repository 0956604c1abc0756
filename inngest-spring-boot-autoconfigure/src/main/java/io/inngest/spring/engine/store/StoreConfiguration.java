package io.inngest.spring.engine.store;

import java.time.Clock;
import java.util.function.Supplier;

import javax.sql.DataSource;

import io.inngest.spring.annotation.InngestDataSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The beans of this package.
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
	Database inngestDatabase(@InngestDataSource ObjectProvider<DataSource> marked, ObjectProvider<DataSource> all,
			SchemaInitialization initialization) {
		Supplier<DataSource> dataSource = () -> {
			DataSource found = marked.getIfAvailable(all::getIfUnique);
			if (found == null) {
				throw new NoEngineDataSourceException();
			}
			return found;
		};
		return new Database(dataSource, initialization);
	}

}

package io.inngest.spring.sample;

import java.io.IOException;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistrar;

@ActiveProfiles("postgres")
@DirtiesContext
class SituationsOnPostgresIntegrationTests extends AbstractSituationsTests {

	/**
	 * A server that starts before the application's own beans and stops after them.
	 */
	@TestConfiguration(proxyBeanMethods = false)
	static class PostgresConfiguration {

		@Bean(destroyMethod = "close")
		EmbeddedPostgres postgres() throws IOException {
			return EmbeddedPostgres.start();
		}

		@Bean
		DynamicPropertyRegistrar postgresProperties(EmbeddedPostgres postgres) {
			return (properties) -> {
				properties.add("PGPORT", postgres::getPort);
				properties.add("PGDATABASE", () -> "postgres");
				properties.add("PGUSER", () -> "postgres");
				properties.add("PGPASSWORD", () -> "postgres");
			};
		}

	}

}

package io.inngest.spring.autoconfigure.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.inngest.spring.Inngest;
import io.inngest.spring.autoconfigure.TestApplications;
import io.inngest.spring.autoconfigure.TestApplications.Welcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.liquibase.autoconfigure.LiquibaseAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The engine's tables beside migrations of the application.
 */
class EngineMigrationTests {

	private final ApplicationContextRunner runner = TestApplications.runner().withBean(Welcome.class);

	private final ApplicationContextRunner flyway = this.runner
		.withConfiguration(AutoConfigurations.of(FlywayAutoConfiguration.class))
		.withPropertyValues("spring.flyway.locations=classpath:example/shop/migration");

	@TempDir
	private Path directory;

	@Test
	void flywayComesFirst() {
		this.flyway.run(this::assertMigrated);
	}

	@Test
	void flywayComesFirstAlsoWhenItIsLazy() {
		this.flyway
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.run(this::assertMigrated);
	}

	@Test
	void flywayComesFirstAlsoWhenABeanSendsEarly() {
		this.flyway.withBean(SendsEarly.class).run(this::assertMigrated);
	}

	@Test
	void flywayFindsItsHistoryAtTheNextStart() {
		ApplicationContextRunner onFile = this.flyway
			.withPropertyValues("spring.datasource.url=jdbc:h2:file:" + this.directory.resolve("shop"));
		onFile.run(this::assertMigrated);
		onFile.run(this::assertMigrated);
	}

	@Test
	void flywayRunsTheShippedScript() {
		this.flyway
			.withPropertyValues("spring.flyway.locations=classpath:io/inngest/spring/engine/store/h2",
					"inngest.schema.initialize=never")
			.run((context) -> {
				TestApplications.assertRuns(context);
				assertThat(texts(context, "SELECT \"script\" FROM \"flyway_schema_history\" WHERE \"success\""))
					.contains("V1__inngest.sql");
			});
	}

	@Test
	void liquibaseComesFirst() {
		this.runner.withConfiguration(AutoConfigurations.of(LiquibaseAutoConfiguration.class))
			.withPropertyValues("spring.liquibase.change-log=classpath:example/shop/changelog/changelog.yaml")
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.run(this::assertMigrated);
	}

	@Test
	void missingTablesStopTheStart() {
		FailureAnalysis analysis = TestApplications
			.analyze(this.runner.withPropertyValues("inngest.schema.initialize=never"));
		assertThat(analysis.getDescription()).isEqualTo("The database has no tables of the embedded Inngest engine.");
		assertThat(analysis.getAction()).contains("inngest.schema.initialize=always")
			.contains("the scripts from 1 on")
			.contains("io/inngest/spring/engine/store/h2/");
	}

	private void assertMigrated(ApplicationContext context) {
		TestApplications.assertRuns(context);
		List<String> tables = texts(context,
				"SELECT table_name FROM information_schema.tables WHERE table_schema = 'PUBLIC'");
		assertThat(tables).contains("PRODUCT", "INNGEST_RUN");
	}

	private List<String> texts(ApplicationContext context, String sql) {
		return TestApplications.jdbc(context).sql(sql).query(String.class).list();
	}

	static class SendsEarly implements InitializingBean {

		private final Inngest inngest;

		SendsEarly(Inngest inngest) {
			this.inngest = inngest;
		}

		@Override
		public void afterPropertiesSet() {
			this.inngest.send("shop/customer.registered", Map.of("firstName", "Bob"));
		}

	}

}

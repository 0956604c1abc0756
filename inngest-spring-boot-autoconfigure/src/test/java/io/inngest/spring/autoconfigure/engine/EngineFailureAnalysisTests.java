package io.inngest.spring.autoconfigure.engine;

import java.sql.SQLException;

import javax.sql.DataSource;

import io.inngest.spring.Inngest;
import io.inngest.spring.autoconfigure.TestApplications;
import io.inngest.spring.autoconfigure.TestApplications.Welcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Answers;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.data.jpa.repository.support.JpaRepositoryFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * What a developer reads when the engine cannot start.
 */
class EngineFailureAnalysisTests {

	private final ApplicationContextRunner runner = TestApplications.runner().withBean(Welcome.class);

	private final ApplicationContextRunner withoutDataSource = TestApplications.runnerWithoutDataSource();

	private final ApplicationContextRunner withoutJpa = TestApplications.runner()
		.withClassLoader(new FilteredClassLoader(JpaRepositoryFactory.class));

	@Test
	void functionsNeedADataSource() {
		FailureAnalysis analysis = TestApplications.analyze(this.withoutDataSource.withBean(Welcome.class));
		assertThat(analysis.getDescription()).isEqualTo("The application has Inngest functions (1), but the embedded "
				+ "engine, which runs them, lacks a DataSource, which it stores events, runs and steps in.");
		assertThat(analysis.getAction()).contains("com.h2database:h2").contains("spring.datasource.url");
	}

	@ParameterizedTest
	@ValueSource(strings = { "org.springframework.jdbc.core.JdbcTemplate", "jakarta.persistence.EntityManagerFactory",
			"org.springframework.data.jpa.repository.support.JpaRepositoryFactory",
			"org.hibernate.jpa.HibernatePersistenceProvider" })
	void functionsNeedJpa(String missing) {
		FailureAnalysis analysis = TestApplications
			.analyze(this.withoutDataSource.withClassLoader(new FilteredClassLoader(missing)).withBean(Welcome.class));
		assertThat(analysis.getDescription()).contains("lacks Spring Data JPA with Hibernate");
		assertThat(analysis.getAction()).contains("org.springframework.boot:spring-boot-starter-data-jpa");
	}

	@Test
	void applicationsWithoutFunctionsNeedNothing() {
		this.withoutDataSource.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(Inngest.class));
		this.withoutJpa.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(Inngest.class));
	}

	@Test
	void sendersNeedADataSource() {
		FailureAnalysis analysis = TestApplications.analyze(this.withoutDataSource.withBean(Sender.class));
		assertThat(analysis.getDescription()).contains("Parameter 0 of constructor in " + Sender.class.getName())
			.contains("required a bean of type 'io.inngest.spring.Inngest'")
			.contains("lacks a DataSource");
		assertThat(analysis.getAction()).contains("spring.datasource.url");
	}

	@Test
	void sendersNeedJpa() {
		FailureAnalysis analysis = TestApplications.analyze(this.withoutJpa.withBean(Sender.class));
		assertThat(analysis.getDescription()).contains("lacks Spring Data JPA");
		assertThat(analysis.getAction()).contains("spring-boot-starter-data-jpa");
	}

	@Test
	void otherMissingBeansAreNotOurs() {
		FailureAnalysis analysis = TestApplications.analyze(this.withoutDataSource.withBean(NeedsText.class));
		assertThat(analysis.getDescription()).contains("java.lang.StringBuilder").doesNotContain("lacks");
	}

	@Test
	void severalInngestBeansAreNotMissing() {
		FailureAnalysis analysis = TestApplications
			.analyze(this.withoutDataSource.withBean("one", Inngest.class, () -> mock(Inngest.class))
				.withBean("two", Inngest.class, () -> mock(Inngest.class))
				.withBean(Sender.class));
		assertThat(analysis.getDescription()).contains("required a single bean, but 2 were found");
	}

	@Test
	void databaseIsNotSupported() throws SQLException {
		DataSource oracle = mock(DataSource.class, Answers.RETURNS_DEEP_STUBS);
		given(oracle.getConnection().getMetaData().getDatabaseProductName()).willReturn("Oracle");
		FailureAnalysis analysis = TestApplications
			.analyze(this.withoutDataSource.withBean(DataSource.class, () -> oracle).withBean(Welcome.class));
		assertThat(analysis.getDescription())
			.isEqualTo("The embedded Inngest engine runs on H2 and PostgreSQL, but the DataSource leads to Oracle.");
		assertThat(analysis.getAction()).contains("@InngestDataSource");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "EMPTY", textBlock = """
			inngest.embedded.workers          | 0     | It must be at least 1.
			inngest.embedded.poll-interval    | 0s    | It must be longer than zero.
			inngest.embedded.lease            | -1s   | It must be longer than zero.
			inngest.embedded.slice            | 0s    | It must be longer than zero.
			inngest.embedded.retention        | -1d   | It must be longer than zero.
			inngest.embedded.shutdown-timeout | -1s   | It must not be negative.
			inngest.embedded.retry.jitter     | -1s   | It must not be negative.
			inngest.embedded.retry.delays     | ''    | At least one delay is needed.
			inngest.embedded.retry.delays[0]  | -1s   | It must not be negative.
			""")
	void valueIsOutOfRange(String property, String value, String reason) {
		FailureAnalysis analysis = TestApplications.analyze(this.runner.withPropertyValues(property + "=" + value));
		assertThat(analysis.getDescription()).contains("Invalid value").contains(property).contains(reason);
		assertThat(analysis.getAction()).isEqualTo("Review the value of the property with the provided reason.");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			inngest.embedded.workers   | many
			inngest.embedded.lease     | soon
			inngest.schema.initialize  | sometimes
			inngest.defaults.retries   | often
			""")
	void valueIsOfAnotherType(String property, String value) {
		FailureAnalysis analysis = TestApplications.analyze(this.runner.withPropertyValues(property + "=" + value));
		assertThat(analysis.getDescription()).contains("Property: " + property).contains("Value: \"" + value + "\"");
		assertThat(analysis.getAction()).startsWith("Update your application's configuration");
	}

	@Test
	void defaultNumberOfRetriesIsOutOfRange() {
		FailureAnalysis analysis = TestApplications
			.analyze(this.runner.withPropertyValues("inngest.defaults.retries=21"));
		assertThat(analysis.getDescription()).contains("has 21 retries").contains("inngest.defaults.retries");
		assertThat(analysis.getAction()).isEqualTo("Choose a number of retries from 0 to 20.");
	}

	static class Sender {

		Sender(Inngest inngest) {
			assertThat(inngest).isNotNull();
		}

	}

	static class NeedsText {

		NeedsText(StringBuilder text) {
			assertThat(text).isNotNull();
		}

	}

}

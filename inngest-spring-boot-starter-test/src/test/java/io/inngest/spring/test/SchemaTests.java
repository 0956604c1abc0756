package io.inngest.spring.test;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import io.inngest.spring.annotation.InngestDataSource;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.engine.query.RunView;
import io.inngest.spring.engine.store.Database;
import io.inngest.spring.engine.store.MissingSchemaException;
import io.inngest.spring.engine.store.SchemaInitialization;
import io.inngest.spring.engine.store.dialect.UnsupportedDatabaseException;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

@ExtendWith(OutputCaptureExtension.class)
class SchemaTests {

	private static final String SCRIPT = "io/inngest/spring/engine/store/%s/V1__inngest.sql";

	@Test
	void isCreatedOnH2ByDefault() {
		try (EngineFixture app = app(TestDatabases.H2.newUrl(), "embedded").start()) {
			assertWorks(app);
		}
	}

	@Test
	void isAskedForOnPostgresByDefault(CapturedOutput output) {
		assertThatExceptionOfType(Exception.class)
			.isThrownBy(() -> app(TestDatabases.POSTGRESQL.newUrl(), "embedded").start())
			.withStackTraceContaining(MissingSchemaException.class.getName());
		assertThat(output.getOut()).contains("APPLICATION FAILED TO START")
			.contains("The database has no tables of the embedded Inngest engine.")
			.contains("set inngest.schema.initialize=always")
			.contains("in the jar at io/inngest/spring/engine/store/postgresql/");
	}

	@ParameterizedTest
	@EnumSource
	void isNotCreatedWhenTheApplicationDoesSoItself(TestDatabases database) throws SQLException {
		String url = database.newUrl();
		assertThatExceptionOfType(Exception.class).isThrownBy(() -> app(url, "never").start())
			.withStackTraceContaining(MissingSchemaException.class.getName());
		try (Connection connection = DriverManager.getConnection(url,
				(database == TestDatabases.H2) ? "sa" : "postgres", "")) {
			String script = SCRIPT.formatted(database.name().toLowerCase(Locale.ROOT));
			ScriptUtils.executeSqlScript(connection, new ClassPathResource(script));
		}
		try (EngineFixture app = app(url, "never").start()) {
			assertWorks(app);
		}
	}

	@ParameterizedTest
	@EnumSource
	void isLeftAsItIsAtTheNextStart(TestDatabases database) {
		String url = database.newUrl();
		try (EngineFixture app = app(url, "always").start()) {
			assertWorks(app);
		}
		try (EngineFixture app = app(url, "always").start()) {
			assertThat(app.onlyRunOf("go").status()).isEqualTo(RunView.Status.COMPLETED);
			assertThat(app.count("inngest_schema_version")).isEqualTo(1);
		}
	}

	@ParameterizedTest
	@EnumSource
	void isCreatedOnceByApplicationsThatStartTogether(TestDatabases database) throws Exception {
		for (int round = 0; round < 5; round++) {
			DataSource dataSource = new DriverManagerDataSource(database.newUrl());
			CyclicBarrier barrier = new CyclicBarrier(4);
			ExecutorService threads = Executors.newFixedThreadPool(4);
			Callable<Void> start = () -> {
				barrier.await(20, TimeUnit.SECONDS);
				new Database(() -> dataSource, SchemaInitialization.ALWAYS).open();
				return null;
			};
			for (Future<Void> started : threads.invokeAll(Collections.nCopies(4, start))) {
				assertThat(started).succeedsWithin(Duration.ofSeconds(20));
			}
			threads.shutdown();
			assertThat(JdbcClient.create(dataSource)
				.sql("SELECT count(*) FROM inngest_schema_version")
				.query(Integer.class)
				.single()).isEqualTo(1);
		}
	}

	@Test
	void isOfNoUseOnADatabaseThatTheEngineDoesNotKnow(CapturedOutput output) {
		assertThatExceptionOfType(Exception.class)
			.isThrownBy(() -> EngineFixture.on(TestDatabases.H2, Go.class, Oracle.class))
			.withStackTraceContaining(UnsupportedDatabaseException.class.getName());
		assertThat(output.getOut()).contains("runs on H2 and PostgreSQL, but the DataSource leads to Oracle.")
			.contains("@InngestDataSource");
	}

	private static EngineFixture.Builder app(String url, String initialize) {
		return EngineFixture.builder(url, Go.class).property("inngest.schema.initialize=" + initialize);
	}

	private static void assertWorks(EngineFixture app) {
		app.send("shop/go", Map.of());
		app.driver().runToEnd();
		assertThat(app.onlyRunOf("go").status()).isEqualTo(RunView.Status.COMPLETED);
	}

	@InngestFunction(id = "go", event = "shop/go")
	static class Go {

		void run() {
		}

	}

	/**
	 * An application with a second database.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Oracle {

		@Bean
		@Primary
		DataSource main() {
			JdbcDataSource main = new JdbcDataSource();
			main.setUrl(TestDatabases.H2.newUrl());
			return main;
		}

		@Bean
		@InngestDataSource
		DataSource oracle() throws SQLException {
			DataSource dataSource = mock();
			Connection connection = mock();
			DatabaseMetaData metaData = mock();
			given(dataSource.getConnection()).willReturn(connection);
			given(connection.getMetaData()).willReturn(metaData);
			given(metaData.getDatabaseProductName()).willReturn("Oracle");
			given(metaData.getURL()).willReturn("jdbc:oracle:thin:@shop");
			return dataSource;
		}

	}

}

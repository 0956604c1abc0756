package io.inngest.spring.test;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import javax.sql.DataSource;

import io.inngest.spring.Event;
import io.inngest.spring.InvalidEventException;
import io.inngest.spring.SendResult;
import io.inngest.spring.Step;
import io.inngest.spring.annotation.InngestEvent;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.engine.query.RunView;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class SendInTransactionTests {

	@ParameterizedTest
	@CsvSource({ "H2, JDBC, true", "H2, JDBC, false", "H2, JPA, true", "H2, JPA, false", "POSTGRESQL, JDBC, true",
			"POSTGRESQL, JDBC, false", "POSTGRESQL, JPA, true", "POSTGRESQL, JPA, false" })
	void joinsTheCallersTransaction(TestDatabases database, Kind kind, boolean autoCommit) {
		try (EngineFixture app = start(database, autoCommit)) {
			TransactionTemplate transaction = new TransactionTemplate(kind.manager(app));
			String committed = transaction.execute((status) -> {
				kind.insert(app, 1);
				String key = app.send("shop/go");
				assertNothingIsVisible(app);
				return key;
			});
			transaction.executeWithoutResult((status) -> {
				kind.insert(app, 2);
				app.inngest().sendAsync("shop/go", Map.of()).join();
				app.context().publishEvent(new Went("x"));
				app.send("nobody/listens");
				status.setRollbackOnly();
			});
			app.driver().runToEnd();
			assertThat(app.queries().latestEvents(10)).filteredOn((event) -> !event.name().startsWith("inngest/"))
				.extracting("key")
				.containsExactly(committed);
			assertThat(app.onlyRunOf("go").status()).isEqualTo(RunView.Status.COMPLETED);
			assertThat(app.count("thing")).isEqualTo(1);
		}
	}

	@ParameterizedTest
	@EnumSource
	void commitsNothingOfTheCallersItself(TestDatabases database) {
		try (EngineFixture app = start(database, true)) {
			TransactionTemplate transaction = new TransactionTemplate(Kind.JDBC.manager(app));
			transaction.executeWithoutResult((status) -> {
				Kind.JDBC.insert(app, 1);
				app.send("shop/go");
				app.send("nobody/listens");
				status.setRollbackOnly();
			});
			app.driver().runToEnd();
			assertThat(app.count("thing")).isZero();
			assertThat(app.count("inngest_event")).isZero();
		}
	}

	@ParameterizedTest
	@EnumSource
	void refusesABadEventWithoutHarmToTheCallersTransaction(TestDatabases database) {
		try (EngineFixture app = start(database, true)) {
			new TransactionTemplate(Kind.JDBC.manager(app)).executeWithoutResult((status) -> {
				Kind.JDBC.insert(app, 1);
				CompletableFuture<SendResult> sent = app.inngest().sendAsync(Event.of("", Map.of()));
				assertThat(sent).failsWithin(Duration.ZERO)
					.withThrowableThat()
					.withCauseInstanceOf(InvalidEventException.class);
			});
			assertThat(app.count("thing")).isEqualTo(1);
		}
	}

	@ParameterizedTest
	@EnumSource
	void commitsAtOnceBesideATransactionOfAnotherDataSource(TestDatabases database, CapturedOutput output) {
		try (EngineFixture app = start(database, true)) {
			JdbcDataSource other = new JdbcDataSource();
			other.setUrl(TestDatabases.H2.newUrl());
			TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(other));
			transaction.executeWithoutResult((status) -> {
				// A connection of the engine's DataSource is bound then, but in no
				// transaction.
				new JdbcTemplate(app.bean(DataSource.class)).queryForObject("SELECT 1", Integer.class);
				app.send("shop/go");
				app.send("shop/go");
				status.setRollbackOnly();
			});
			app.driver().runToEnd();
			assertThat(app.runsOf("go")).hasSize(2);
			assertThat(output.getOut().split("inside a transaction that is not one of the engine's DataSource", -1))
				.hasSize(2);
		}
	}

	@ParameterizedTest
	@EnumSource
	void runsOnAPoolWithoutAutoCommit(TestDatabases database) {
		try (EngineFixture app = start(database, false)) {
			app.send("shop/go");
			app.inngest().sendAsync("shop/go", Map.of()).join();
			app.driver().runToEnd();
			assertThat(app.runsOf("go")).hasSize(2)
				.allSatisfy((run) -> assertThat(run.status()).isEqualTo(RunView.Status.COMPLETED));
		}
	}

	private static EngineFixture start(TestDatabases database, boolean autoCommit) {
		return EngineFixture.builder(database, Go.class, Entities.class)
			.property("spring.datasource.hikari.auto-commit=" + autoCommit, "spring.jpa.hibernate.ddl-auto=create")
			.start();
	}

	private static void assertNothingIsVisible(EngineFixture app) {
		CompletableFuture<Integer> elsewhere = CompletableFuture.supplyAsync(() -> app.count("inngest_event"));
		assertThat(elsewhere.join()).isZero();
	}

	enum Kind {

		JDBC {

			@Override
			PlatformTransactionManager manager(EngineFixture app) {
				return new JdbcTransactionManager(app.bean(DataSource.class));
			}

			@Override
			void insert(EngineFixture app, int id) {
				app.jdbc().sql("INSERT INTO thing (id) VALUES (?)").param(id).update();
			}

		},

		JPA {

			@Override
			PlatformTransactionManager manager(EngineFixture app) {
				return app.bean(JpaTransactionManager.class);
			}

			@Override
			void insert(EngineFixture app, int id) {
				Thing thing = new Thing();
				thing.id = id;
				app.bean(EntityManager.class).persist(thing);
			}

		};

		abstract PlatformTransactionManager manager(EngineFixture app);

		abstract void insert(EngineFixture app, int id);

	}

	@InngestEvent("shop/go")
	record Went(String where) {
	}

	@Entity(name = "thing")
	static class Thing {

		@Id
		int id;

	}

	@InngestFunction(id = "go", event = "shop/go")
	static class Go {

		void run(Step step) {
			step.run("a", () -> "a");
		}

	}

	/**
	 * Has the entity found.
	 */
	@Configuration(proxyBeanMethods = false)
	@EntityScan(basePackageClasses = SendInTransactionTests.class)
	static class Entities {

	}

}

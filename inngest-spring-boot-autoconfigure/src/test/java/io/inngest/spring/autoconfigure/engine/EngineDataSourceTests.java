package io.inngest.spring.autoconfigure.engine;

import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

import io.inngest.spring.Inngest;
import io.inngest.spring.annotation.InngestDataSource;
import io.inngest.spring.autoconfigure.TestApplications;
import io.inngest.spring.autoconfigure.TestApplications.Welcome;
import io.inngest.spring.engine.EmbeddedEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which data source the engine uses.
 */
class EngineDataSourceTests {

	private final ApplicationContextRunner runner = TestApplications.runner().withBean(Welcome.class);

	@Test
	void isThePrimaryOne() {
		assertUses(this.runner.withUserConfiguration(PrimaryAndOther.class), "main", "other");
	}

	@Test
	void isTheMarkedOneBesideThePrimaryOne() {
		assertUses(this.runner.withUserConfiguration(PrimaryAndMarked.class), "engine", "main");
	}

	@Test
	void isTheMarkedOneWhenNoneIsPrimary() {
		assertUses(this.runner.withUserConfiguration(MarkedAmongEquals.class), "engine", "orders");
	}

	@Test
	void isTheMarkedOneThatSpringBootDoesNotSee() {
		assertUses(this.runner.withUserConfiguration(HiddenMarked.class), "engine", "dataSource");
	}

	@Test
	void isTheMarkedOneThatNobodyElseSees() {
		TestApplications.runnerWithoutDataSource()
			.withBean(Welcome.class)
			.withUserConfiguration(HiddenMarked.class)
			.run(TestApplications::assertRuns);
	}

	@Test
	void isUnclearWithoutFunctions() {
		TestApplications.runner().withUserConfiguration(Equals.class).run((context) -> {
			assertThat(context).hasNotFailed().hasSingleBean(Inngest.class);
			assertThat(context.getBean(EmbeddedEngine.class).isRunning()).isFalse();
			assertThat(TestApplications.tables(context.getBean("orders", DataSource.class))).isEmpty();
			assertThat(TestApplications.tables(context.getBean("stock", DataSource.class))).isEmpty();
		});
	}

	@Test
	void isUnclearWithFunctions() {
		FailureAnalysis analysis = TestApplications.analyze(this.runner.withUserConfiguration(Equals.class));
		assertThat(analysis.getDescription()).contains("[orders, stock]").contains("none is primary or marked");
		assertThat(analysis.getAction()).contains("@InngestDataSource").contains("@Primary");
	}

	@ParameterizedTest
	@ValueSource(classes = { TransactionAware.class, LazyConnection.class, TransactionAwareLazyConnection.class })
	void mayBeAProxy(Class<?> configuration) {
		TestApplications.runnerWithoutDataSource()
			.withConfiguration(AutoConfigurations.of(DataSourceTransactionManagerAutoConfiguration.class))
			.withUserConfiguration(configuration)
			.withBean(Welcome.class)
			.run((context) -> {
				TestApplications.assertRuns(context);
				assertJoinsTheCallersTransaction(context);
			});
	}

	@Test
	void joinsTheCallersTransaction() {
		this.runner.run(this::assertJoinsTheCallersTransaction);
	}

	private void assertJoinsTheCallersTransaction(AssertableApplicationContext context) {
		Inngest inngest = context.getBean(Inngest.class);
		TransactionTemplate transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
		String undone = transaction.execute((status) -> {
			status.setRollbackOnly();
			return inngest.send("shop/customer.registered", Map.of("firstName", "Bob")).ids().get(0);
		});
		String kept = transaction
			.execute((status) -> inngest.send("shop/customer.registered", Map.of("firstName", "Ada")).ids().get(0));
		TestApplications.awaitRun(context, kept);
		assertThat(TestApplications.jdbc(context)
			.sql("SELECT count(*) FROM inngest_event WHERE event_key = ?")
			.param(undone)
			.query(Integer.class)
			.single()).isZero();
	}

	private void assertUses(ApplicationContextRunner runner, String used, String unused) {
		runner.run((context) -> {
			TestApplications.assertRuns(context);
			assertThat(TestApplications.tables(context.getBean(used, DataSource.class))).contains("inngest_run");
			assertThat(TestApplications.tables(context.getBean(unused, DataSource.class))).isEmpty();
		});
	}

	private static DataSource h2() {
		return new SimpleDriverDataSource(new org.h2.Driver(),
				"jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
	}

	@Configuration(proxyBeanMethods = false)
	static class PrimaryAndOther {

		@Bean
		@Primary
		DataSource main() {
			return h2();
		}

		@Bean
		DataSource other() {
			return h2();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class PrimaryAndMarked {

		@Bean
		@Primary
		DataSource main() {
			return h2();
		}

		@Bean
		@InngestDataSource
		DataSource engine() {
			return h2();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class MarkedAmongEquals {

		@Bean
		DataSource orders() {
			return h2();
		}

		@Bean
		@InngestDataSource
		DataSource engine() {
			return h2();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class HiddenMarked {

		@Bean(defaultCandidate = false)
		@InngestDataSource
		DataSource engine() {
			return h2();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Equals {

		@Bean
		DataSource orders() {
			return h2();
		}

		@Bean
		DataSource stock() {
			return h2();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TransactionAware {

		@Bean
		DataSource dataSource() {
			return new TransactionAwareDataSourceProxy(h2());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class LazyConnection {

		@Bean
		DataSource dataSource() {
			return new LazyConnectionDataSourceProxy(h2());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TransactionAwareLazyConnection {

		@Bean
		DataSource dataSource() {
			return new TransactionAwareDataSourceProxy(new LazyConnectionDataSourceProxy(h2()));
		}

	}

}

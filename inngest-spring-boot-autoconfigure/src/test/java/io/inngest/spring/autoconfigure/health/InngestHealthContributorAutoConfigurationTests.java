package io.inngest.spring.autoconfigure.health;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import javax.sql.DataSource;

import io.inngest.spring.actuate.InngestHealthIndicator;
import io.inngest.spring.autoconfigure.TestApplications;
import io.inngest.spring.autoconfigure.TestApplications.Welcome;
import org.h2.Driver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class InngestHealthContributorAutoConfigurationTests {

	private final ApplicationContextRunner runner = TestApplications.runner().withBean(Welcome.class);

	@Test
	void isUpAndSaysThatNothingSurvivesInMemory() {
		this.runner.run((context) -> {
			Health health = health(context);
			assertThat(health.getStatus()).isEqualTo(Status.UP);
			assertThat(health.getDetails())
				.isEqualTo(Map.of("running", true, "functions", 1, "database", "available", "durable", false));
		});
	}

	@Test
	void isDurableOnAFile(@TempDir Path directory) {
		this.runner.withPropertyValues("spring.datasource.url=jdbc:h2:file:" + directory.resolve("shop"))
			.run((context) -> assertThat(health(context).getDetails()).containsEntry("durable", true));
	}

	@Test
	void isUpWithoutFunctions() {
		TestApplications.runner().run((context) -> {
			Health health = health(context);
			assertThat(health.getStatus()).isEqualTo(Status.UP);
			assertThat(health.getDetails()).isEqualTo(Map.of("running", false, "functions", 0, "database", "unused"));
		});
	}

	@Test
	void isDownWhileTheDatabaseRefusesConnections() {
		UnreliableDataSource database = new UnreliableDataSource();
		runnerOn(database).run((context) -> {
			TestApplications.assertRuns(context);
			database.away = true;
			await().untilAsserted(() -> assertThat(health(context).getStatus()).isEqualTo(Status.DOWN));
			assertThat(health(context).getDetails()).containsEntry("database", "away").containsEntry("running", true);
			database.away = false;
			await().untilAsserted(() -> assertThat(health(context).getStatus()).isEqualTo(Status.UP));
			TestApplications.assertRuns(context);
		});
	}

	@Test
	void isDownWhileTheDatabaseHangs() {
		UnreliableDataSource database = new UnreliableDataSource();
		runnerOn(database).withPropertyValues("inngest.embedded.lease=200ms").run((context) -> {
			TestApplications.assertRuns(context);
			database.hanging = new CountDownLatch(1);
			await().untilAsserted(() -> assertThat(health(context).getStatus()).isEqualTo(Status.DOWN));
			database.hanging.countDown();
			await().untilAsserted(() -> assertThat(health(context).getStatus()).isEqualTo(Status.UP));
		});
	}

	@Test
	void canBeSwitchedOff() {
		this.runner.withPropertyValues("management.health.inngest.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(InngestHealthIndicator.class));
	}

	@Test
	void canBeReplaced() {
		HealthIndicator replacement = () -> Health.unknown().build();
		this.runner.withBean("inngestHealthIndicator", HealthIndicator.class, () -> replacement)
			.run((context) -> assertThat(context.getBean("inngestHealthIndicator")).isSameAs(replacement));
	}

	@Test
	void isNotThereWithoutSpringBootsHealth() {
		this.runner.withClassLoader(new FilteredClassLoader(HealthIndicator.class)).run((context) -> {
			assertThat(context).doesNotHaveBean("inngestHealthIndicator");
			TestApplications.assertRuns(context);
		});
	}

	@Test
	void isNotThereWithoutTheEngine() {
		TestApplications.runnerWithoutDataSource()
			.run((context) -> assertThat(context).doesNotHaveBean(InngestHealthIndicator.class));
	}

	private ApplicationContextRunner runnerOn(DataSource dataSource) {
		return TestApplications.runnerWithoutDataSource()
			.withBean(DataSource.class, () -> dataSource)
			.withBean(Welcome.class);
	}

	private Health health(ApplicationContext context) {
		return context.getBean(InngestHealthIndicator.class).health();
	}

	/**
	 * A database that can be taken away.
	 */
	static class UnreliableDataSource extends SimpleDriverDataSource {

		private volatile boolean away;

		private volatile CountDownLatch hanging = new CountDownLatch(0);

		UnreliableDataSource() {
			super(new Driver(), "jdbc:h2:mem:unreliable;DB_CLOSE_DELAY=-1");
		}

		@Override
		public Connection getConnection() throws SQLException {
			if (this.away) {
				throw new SQLException("The database is away");
			}
			try {
				this.hanging.await();
			}
			catch (InterruptedException ex) {
				throw new SQLException(ex);
			}
			return super.getConnection();
		}

	}

}

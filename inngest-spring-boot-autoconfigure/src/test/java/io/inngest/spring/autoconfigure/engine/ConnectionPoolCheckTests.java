package io.inngest.spring.autoconfigure.engine;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.inngest.spring.autoconfigure.TestApplications;
import io.inngest.spring.autoconfigure.TestApplications.Welcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class ConnectionPoolCheckTests {

	private static final String WARNING = "Raise spring.datasource.hikari.maximum-pool-size above the number of "
			+ "workers, or lower inngest.embedded.workers";

	private final ApplicationContextRunner runner = TestApplications.runner()
		.withPropertyValues("spring.datasource.hikari.pool-name=orders");

	private final ApplicationContextRunner functions = this.runner.withBean(Welcome.class);

	@Test
	void warnsWhenWorkersCanTakeAllConnections(CapturedOutput output) {
		this.functions.withPropertyValues("inngest.embedded.workers=4", "spring.datasource.hikari.maximum-pool-size=4")
			.run((context) -> assertThat(output).contains(WARNING)
				.contains(
						"The 4 workers of the embedded Inngest engine can take all 4 connections of the pool 'orders'"));
	}

	@Test
	void warnsOfAPoolBehindAProxy(CapturedOutput output) {
		TestApplications.runnerWithoutDataSource()
			.withUserConfiguration(ProxiedPool.class)
			.withBean(Welcome.class)
			.run((context) -> assertThat(output).contains(WARNING));
	}

	@Test
	void isSilentAboutTheDefaults(CapturedOutput output) {
		this.functions.run((context) -> assertThat(output).doesNotContain(WARNING));
	}

	@Test
	void isSilentWithoutFunctions(CapturedOutput output) {
		this.runner.withPropertyValues("inngest.embedded.workers=40")
			.run((context) -> assertThat(output).doesNotContain(WARNING));
	}

	@Test
	void isSilentWhenNothingIsStarted(CapturedOutput output) {
		this.functions.withPropertyValues("inngest.embedded.workers=40", "inngest.embedded.auto-startup=false")
			.run((context) -> assertThat(output).doesNotContain(WARNING));
	}

	@Test
	void isNotNeededWithoutHikari() {
		this.functions.withClassLoader(new FilteredClassLoader(HikariDataSource.class)).run((context) -> {
			assertThat(context).doesNotHaveBean(ConnectionPoolCheck.class);
			TestApplications.assertRuns(context);
		});
	}

	@Configuration(proxyBeanMethods = false)
	static class ProxiedPool {

		@Bean
		DataSource dataSource() {
			HikariDataSource pool = new HikariDataSource();
			pool.setJdbcUrl("jdbc:h2:mem:proxied");
			pool.setMaximumPoolSize(2);
			return new LazyConnectionDataSourceProxy(pool);
		}

	}

}

package io.inngest.spring.test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.inngest.spring.Event;
import io.inngest.spring.Inngest;
import io.inngest.spring.engine.query.RunQueries;
import io.inngest.spring.engine.query.RunView;
import io.inngest.spring.engine.queue.QueueRunner;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An application with functions, driven by hand.
 */
final class EngineFixture implements AutoCloseable {

	static final Instant START = Instant.parse("2026-01-15T12:00:00Z");

	private final ConfigurableApplicationContext context;

	private final EngineDriver driver;

	private EngineFixture(ConfigurableApplicationContext context) {
		this.context = context;
		this.driver = new EngineDriver(context.getBean(QueueRunner.class), context.getBean(TestClock.class));
	}

	static EngineFixture on(TestDatabases database, Class<?>... beans) {
		return at(database.newUrl(), beans);
	}

	static EngineFixture at(String url, Class<?>... beans) {
		List<Class<?>> sources = new ArrayList<>(List.of(beans));
		sources.add(0, Application.class);
		return new EngineFixture(
				new SpringApplicationBuilder(sources.toArray(Class<?>[]::new)).web(WebApplicationType.NONE)
					.properties("spring.datasource.url=" + url, "spring.application.name=shop",
							"spring.datasource.hikari.minimum-idle=0", "inngest.embedded.auto-startup=false",
							"inngest.embedded.retry.delays=1m,5m", "inngest.embedded.retry.jitter=0s",
							"inngest.embedded.lease=300ms", "inngest.schema.initialize=always",
							"spring.main.banner-mode=off", "spring.jpa.open-in-view=false")
					.run());
	}

	EngineDriver driver() {
		return this.driver;
	}

	TestClock clock() {
		return bean(TestClock.class);
	}

	Inngest inngest() {
		return bean(Inngest.class);
	}

	JdbcClient jdbc() {
		return bean(JdbcClient.class);
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	void send(String name, Object data) {
		inngest().send(Event.of(name, data));
	}

	RunView onlyRunOf(String functionId) {
		List<RunView> runs = runsOf(functionId);
		if (runs.size() != 1) {
			throw new AssertionError("Expected one run of " + functionId + " but found " + runs);
		}
		return runs.get(0);
	}

	List<RunView> runsOf(String functionId) {
		return bean(RunQueries.class).latestOf("shop-" + functionId, 100);
	}

	void advance(Duration duration) {
		this.driver.advance(duration);
	}

	@Override
	public void close() {
		this.context.close();
	}

	/**
	 * The application.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		TestClock testClock() {
			return new TestClock(START);
		}

	}

}

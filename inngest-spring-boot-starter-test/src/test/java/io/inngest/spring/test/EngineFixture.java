package io.inngest.spring.test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.inngest.spring.Event;
import io.inngest.spring.Inngest;
import io.inngest.spring.engine.query.RunQueries;
import io.inngest.spring.engine.query.RunView;
import io.inngest.spring.engine.queue.QueueRunner;
import io.inngest.spring.test.drive.ClockDriver;
import io.inngest.spring.test.drive.EmbeddedEngineDriver;
import io.inngest.spring.test.intervention.Interventions;
import io.inngest.spring.test.wiring.InngestTestAutoConfiguration;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An application with functions: driven by hand, or with the engine's own threads.
 */
final class EngineFixture implements AutoCloseable {

	static final Instant START = InngestTester.START;

	private final ConfigurableApplicationContext context;

	private EngineFixture(ConfigurableApplicationContext context) {
		this.context = context;
	}

	static EngineFixture on(TestDatabases database, Class<?>... beans) {
		return at(database.newUrl(), beans);
	}

	static EngineFixture at(String url, Class<?>... beans) {
		return builder(url, beans).start();
	}

	static Builder builder(TestDatabases database, Class<?>... beans) {
		return builder(database.newUrl(), beans);
	}

	static Builder builder(String url, Class<?>... beans) {
		return new Builder(url, beans);
	}

	ClockDriver driver() {
		return new ClockDriver(bean(EmbeddedEngineDriver.class), clock());
	}

	/**
	 * Puts runs back whose lease has expired, as any node does all the time.
	 */
	void recover() {
		bean(QueueRunner.class).recover();
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

	RunQueries queries() {
		return bean(RunQueries.class);
	}

	ConfigurableApplicationContext context() {
		return this.context;
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	String send(String name, Object data) {
		return inngest().send(Event.of(name, data)).ids().get(0);
	}

	String send(String name) {
		return send(name, Map.of());
	}

	RunView onlyRunOf(String functionId) {
		List<RunView> runs = runsOf(functionId);
		if (runs.size() != 1) {
			throw new AssertionError("Expected one run of " + functionId + " but found " + runs);
		}
		return runs.get(0);
	}

	List<RunView> runsOf(String functionId) {
		return queries().latestOf("shop-" + functionId, 1000);
	}

	int count(String table) {
		return jdbc().sql("SELECT count(*) FROM " + table).query(Integer.class).single();
	}

	void advance(Duration duration) {
		driver().advance(duration);
	}

	@Override
	public void close() {
		this.context.close();
	}

	/**
	 * Says what is special about an application.
	 */
	static final class Builder {

		private final List<Class<?>> sources = new ArrayList<>();

		private final Map<String, String> properties = new LinkedHashMap<>();

		private boolean ownThreads;

		private Builder(String url, Class<?>... beans) {
			this.sources.add(Application.class);
			this.sources.addAll(List.of(beans));
			property("spring.datasource.url=" + url, "spring.application.name=shop",
					"spring.datasource.hikari.minimum-idle=0", "inngest.embedded.lease=300ms",
					"inngest.embedded.retry.delays=1m,5m", "inngest.embedded.retry.jitter=0s",
					"inngest.schema.initialize=always", "spring.main.banner-mode=off",
					"spring.main.log-startup-info=false", "spring.jpa.open-in-view=false");
		}

		/**
		 * Adds properties or replaces them.
		 */
		Builder property(String... pairs) {
			for (String pair : pairs) {
				this.properties.put(pair.substring(0, pair.indexOf('=')), pair);
			}
			return this;
		}

		/**
		 * Without a back-off of the application's own.
		 */
		Builder serverBackoff() {
			this.properties.keySet().removeIf((name) -> name.startsWith("inngest.embedded.retry."));
			return this;
		}

		/**
		 * With the engine's own threads, on the system's clock.
		 */
		Builder ownThreads() {
			this.ownThreads = true;
			return this;
		}

		EngineFixture start() {
			if (!this.ownThreads) {
				this.sources.addAll(List.of(ByHand.class, InngestTestAutoConfiguration.class));
				property("inngest.mode=embedded", "inngest.embedded.auto-startup=false");
			}
			String[] arguments = this.properties.values().stream().map((pair) -> "--" + pair).toArray(String[]::new);
			return new EngineFixture(
					new SpringApplicationBuilder(this.sources.toArray(Class<?>[]::new)).web(WebApplicationType.NONE)
						.run(arguments));
		}

	}

	/**
	 * The application.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

	/**
	 * The kit with the threads of the engine for the bodies of parallel steps.
	 */
	@Configuration(proxyBeanMethods = false)
	static class ByHand {

		@Bean
		Interventions interventions() {
			return new Interventions(false);
		}

	}

}

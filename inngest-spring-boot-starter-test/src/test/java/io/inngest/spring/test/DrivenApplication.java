package io.inngest.spring.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.inngest.spring.test.server.StandInSettings;
import io.inngest.spring.test.wiring.InngestTestAutoConfiguration;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.web.MockServletContext;
import org.springframework.web.context.support.GenericWebApplicationContext;

/**
 * An application whose functions are driven by hand on one of the engines.
 */
public final class DrivenApplication implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private DrivenApplication(ConfigurableApplicationContext context) {
		this.context = context;
	}

	/**
	 * Starts an application.
	 * @param engine what its functions run on
	 * @param beans its beans
	 * @return the application
	 */
	public static DrivenApplication on(Engine engine, List<Class<?>> beans) {
		return switch (engine) {
			case H2 -> embedded(TestDatabases.H2, beans);
			case POSTGRESQL -> embedded(TestDatabases.POSTGRESQL, beans);
			case SERVER -> served(beans, "inngest.checkpoint.enabled=false");
			case SERVER_WITH_CHECKPOINTS -> served(beans, "inngest.checkpoint.enabled=true");
		};
	}

	private static DrivenApplication embedded(TestDatabases database, List<Class<?>> beans) {
		return new DrivenApplication(EngineFixture.on(database, beans.toArray(Class<?>[]::new)).context());
	}

	private static DrivenApplication served(List<Class<?>> beans, String... properties) {
		List<Class<?>> sources = new ArrayList<>(beans);
		sources.addAll(List.of(EngineFixture.Application.class, EngineFixture.ByHand.class, ServerSettings.class,
				InngestTestAutoConfiguration.class));
		ConfigurableApplicationContext context = new SpringApplicationBuilder(sources.toArray(Class<?>[]::new))
			.web(WebApplicationType.SERVLET)
			.contextFactory((type) -> new GenericWebApplicationContext(new MockServletContext()))
			.properties("inngest.mode=dev", "spring.application.name=shop", "spring.main.banner-mode=off",
					"spring.main.log-startup-info=false", "spring.jpa.open-in-view=false",
					"spring.datasource.generate-unique-name=true")
			.properties(properties)
			.run();
		return new DrivenApplication(context);
	}

	/**
	 * Returns what drives the functions.
	 * @return the driver
	 */
	public InngestTester driver() {
		return this.context.getBean(InngestTester.class);
	}

	/**
	 * Returns a bean.
	 * @param type its class
	 * @param <T> its class
	 * @return the bean
	 */
	public <T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	@Override
	public void close() {
		this.context.close();
	}

	/**
	 * What functions run on.
	 */
	public enum Engine {

		/** The embedded engine on H2. */
		H2,

		/** The embedded engine on PostgreSQL. */
		POSTGRESQL,

		/** A server, which takes a step's result with the answer to each call. */
		SERVER,

		/** A server, which stores results while calls go on. */
		SERVER_WITH_CHECKPOINTS;

		/**
		 * Whether the engine is embedded.
		 * @return {@code false} for a server
		 */
		public boolean isEmbedded() {
			return this == H2 || this == POSTGRESQL;
		}

	}

	/**
	 * The back-off that {@link EngineFixture} gives the embedded engine.
	 */
	@Configuration(proxyBeanMethods = false)
	static class ServerSettings {

		@Bean
		StandInSettings standInSettings() {
			return new StandInSettings(List.of(Duration.ofMinutes(1), Duration.ofMinutes(5)), false);
		}

	}

}

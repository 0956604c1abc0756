package io.inngest.spring.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import io.inngest.spring.Event;
import io.inngest.spring.Inngest;
import io.inngest.spring.Step;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.autoconfigure.engine.EmbeddedEngineAutoConfiguration;
import io.inngest.spring.autoconfigure.engine.EngineUnavailableAutoConfiguration;
import io.inngest.spring.autoconfigure.fetch.FetchAutoConfiguration;
import io.inngest.spring.autoconfigure.health.InngestHealthContributorAutoConfiguration;
import io.inngest.spring.autoconfigure.serve.EndpointUnavailableAutoConfiguration;
import io.inngest.spring.autoconfigure.serve.ServeAutoConfiguration;
import io.inngest.spring.autoconfigure.server.ServerClientAutoConfiguration;
import io.inngest.spring.engine.store.EngineDataSource;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceInitializationAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.test.context.runner.AbstractApplicationContextRunner;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Applications with what Spring Boot configures for JDBC, transactions, JSON and threads,
 * and what we add. A persistence unit of the application would cost a second each.
 */
public final class TestApplications {

	/** Spring Boot's part. */
	public static final AutoConfigurations BOOT = AutoConfigurations.of(PropertyPlaceholderAutoConfiguration.class,
			AopAutoConfiguration.class, JacksonAutoConfiguration.class, TaskExecutionAutoConfiguration.class,
			TaskSchedulingAutoConfiguration.class, TransactionAutoConfiguration.class);

	/** Spring Boot's part that makes a data source. */
	public static final AutoConfigurations JDBC = AutoConfigurations.of(DataSourceAutoConfiguration.class,
			DataSourceInitializationAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class);

	/** Our part. */
	public static final AutoConfigurations INNGEST = AutoConfigurations.of(InngestAutoConfiguration.class,
			EmbeddedEngineAutoConfiguration.class, EngineUnavailableAutoConfiguration.class,
			FetchAutoConfiguration.class, InngestHealthContributorAutoConfiguration.class,
			ServerClientAutoConfiguration.class, ServeAutoConfiguration.class,
			EndpointUnavailableAutoConfiguration.class);

	private TestApplications() {
	}

	/**
	 * An application that has the data source that Spring Boot makes for H2.
	 */
	public static ApplicationContextRunner runner() {
		return runnerWithoutDataSource().withConfiguration(JDBC);
	}

	/**
	 * An application that has no data source, unless it defines one.
	 */
	public static ApplicationContextRunner runnerWithoutDataSource() {
		return new ApplicationContextRunner().withConfiguration(BOOT)
			.withConfiguration(INNGEST)
			.withPropertyValues("spring.application.name=shop", "inngest.embedded.poll-interval=100ms");
	}

	/**
	 * A web application that has no data source.
	 */
	public static WebApplicationContextRunner webRunner() {
		return new WebApplicationContextRunner().withConfiguration(BOOT)
			.withConfiguration(INNGEST)
			.withPropertyValues("spring.application.name=shop");
	}

	/**
	 * Gives an application environment variables.
	 */
	public static ApplicationContextInitializer<ConfigurableApplicationContext> variables(
			Map<String, Object> variables) {
		return (context) -> {
			String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
			context.getEnvironment()
				.getPropertySources()
				.replace(name, new SystemEnvironmentPropertySource(name, variables));
		};
	}

	/**
	 * Sends the event of {@link Welcome} and waits for its run to end.
	 */
	public static void assertRuns(ApplicationContext context) {
		List<String> ids = context.getBean(Inngest.class)
			.send("shop/customer.registered", Map.of("firstName", "Ada"))
			.ids();
		assertThat(ids).hasSize(1);
		awaitRun(context, ids.get(0));
	}

	/**
	 * Waits for the run that an event has started to end.
	 */
	public static void awaitRun(ApplicationContext context, String eventId) {
		await().untilAsserted(() -> assertThat(
				jdbc(context).sql("SELECT output FROM inngest_run WHERE event_key = ? AND status = 'COMPLETED'")
					.param(eventId)
					.query(String.class)
					.list())
			.containsExactly("\"Welcome, Ada\""));
	}

	/**
	 * Works on the engine's database.
	 */
	public static JdbcClient jdbc(ApplicationContext context) {
		return JdbcClient.create(context.getBean(EngineDataSource.class).dataSource());
	}

	/**
	 * The engine's tables in a database.
	 */
	public static List<String> tables(DataSource dataSource) {
		return JdbcClient.create(dataSource)
			.sql("SELECT lower(table_name) FROM information_schema.tables WHERE lower(table_name) LIKE 'inngest%'")
			.query(String.class)
			.list();
	}

	/**
	 * The engine's threads.
	 */
	public static List<String> threads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.map(Thread::getName)
			.filter((name) -> name.startsWith("inngest-"))
			.toList();
	}

	/**
	 * What a developer reads when the application does not start: the first analysis, as
	 * in a real application.
	 */
	public static FailureAnalysis analyze(AbstractApplicationContextRunner<?, ?, ?> runner) {
		List<ConfigurableApplicationContext> contexts = new ArrayList<>();
		List<FailureAnalysis> analyses = new ArrayList<>();
		runner.withInitializer(contexts::add).run((context) -> {
			assertThat(context).hasFailed();
			ConfigurableApplicationContext failed = contexts.get(0);
			ArgumentResolver arguments = ArgumentResolver.of(BeanFactory.class, failed.getBeanFactory())
				.and(Environment.class, failed.getEnvironment());
			SpringFactoriesLoader.forDefaultResourceLocation()
				.load(FailureAnalyzer.class, arguments)
				.stream()
				.map((analyzer) -> analyzer.analyze(context.getStartupFailure()))
				.filter((analysis) -> analysis != null)
				.findFirst()
				.ifPresent(analyses::add);
		});
		assertThat(analyses).as("analyses").hasSize(1);
		return analyses.get(0);
	}

	/**
	 * The function of these applications.
	 */
	@InngestFunction(id = "welcome", event = "shop/customer.registered")
	public static class Welcome {

		String run(Event<Customer> event, Step step) {
			Greeting greeting = step.run("greet", () -> new Greeting("Welcome, " + event.data().firstName()));
			return greeting.plainText();
		}

	}

	public record Customer(String firstName) {

	}

	public record Greeting(String plainText) {

	}

}

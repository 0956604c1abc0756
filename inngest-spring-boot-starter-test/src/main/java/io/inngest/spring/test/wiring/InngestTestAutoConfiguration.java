package io.inngest.spring.test.wiring;

import java.time.Clock;
import java.util.stream.Stream;

import io.inngest.spring.Inngest;
import io.inngest.spring.engine.journal.StepTable;
import io.inngest.spring.engine.query.RunQueries;
import io.inngest.spring.engine.queue.QueueRunner;
import io.inngest.spring.engine.store.Database;
import io.inngest.spring.function.FunctionRegistry;
import io.inngest.spring.function.send.PayloadEvents;
import io.inngest.spring.test.InngestTester;
import io.inngest.spring.test.TestClock;
import io.inngest.spring.test.drive.Application;
import io.inngest.spring.test.drive.DrivenEngine;
import io.inngest.spring.test.drive.EmbeddedEngineDriver;
import io.inngest.spring.test.drive.EmbeddedRecords;
import io.inngest.spring.test.drive.EngineTester;
import io.inngest.spring.test.drive.ServerEngineDriver;
import io.inngest.spring.test.intervention.Interventions;
import io.inngest.spring.test.server.StandInConfiguration;
import io.inngest.spring.test.server.StandInServer;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;

/**
 * The beans of a test that drives functions by hand.
 */
@AutoConfiguration
public final class InngestTestAutoConfiguration {

	private static final String CLOCK = "inngestTestClock";

	@Bean(name = CLOCK)
	@Primary
	TestClock inngestTestClock() {
		return new TestClock(InngestTester.START);
	}

	// The application's own may be primary, too
	@Bean
	static BeanFactoryPostProcessor inngestTestClockPrecedence() {
		return (beanFactory) -> Stream.of(beanFactory.getBeanNamesForType(Clock.class, true, false))
			.filter((name) -> !name.equals(CLOCK) && beanFactory.containsBeanDefinition(name))
			.forEach((name) -> beanFactory.getBeanDefinition(name).setPrimary(false));
	}

	@Bean
	@ConditionalOnMissingBean
	Interventions inngestInterventions() {
		return new Interventions(true);
	}

	// Not before it is asked for: those who are told of it may be made by then
	@Bean
	@Lazy
	EngineTester inngestTester(Inngest inngest, DrivenEngine engine, TestClock clock, FunctionRegistry functions,
			PayloadEvents payloads, ObjectProvider<JsonMapper> jsonMapper, Interventions interventions) {
		Application application = new Application(functions, payloads, jsonMapper.getIfUnique(JsonMapper::shared),
				clock);
		return new EngineTester(inngest, engine, clock, application, interventions);
	}

	/**
	 * For the engine inside the application.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnProperty(name = "inngest.mode", havingValue = "embedded")
	static class EmbeddedConfiguration {

		@Bean
		EmbeddedEngineDriver inngestEmbeddedEngineDriver(QueueRunner runner, Database database, RunQueries queries,
				StepTable steps, TestClock clock) {
			return new EmbeddedEngineDriver(runner, database, queries, new EmbeddedRecords(steps, clock));
		}

	}

	/**
	 * For a server.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnProperty(name = "inngest.mode", havingValue = "dev")
	@Import(StandInConfiguration.class)
	static class ServerConfiguration {

		@Bean
		ServerEngineDriver inngestServerEngineDriver(StandInServer server, Interventions interventions) {
			return new ServerEngineDriver(server, interventions);
		}

	}

}

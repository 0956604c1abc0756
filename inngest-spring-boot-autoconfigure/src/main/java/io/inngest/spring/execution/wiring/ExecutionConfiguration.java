package io.inngest.spring.execution.wiring;

import java.time.Clock;

import io.inngest.spring.execution.FunctionExecutor;
import io.inngest.spring.execution.Journal;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The executor of functions and the clock that everything here goes by.
 */
@Configuration(proxyBeanMethods = false)
public class ExecutionConfiguration {

	/** The name of the clock: the application's if it has one, else the system's. */
	public static final String CLOCK = "inngestClock";

	@Bean(name = CLOCK, defaultCandidate = false)
	Clock inngestClock(ObjectProvider<Clock> clock) {
		return clock.getIfUnique(Clock::systemUTC);
	}

	@Bean
	FunctionExecutor inngestFunctionExecutor(ObjectProvider<JsonMapper> jsonMapper, @Qualifier(CLOCK) Clock clock,
			ObjectProvider<Journal.Decorator> journals) {
		return new FunctionExecutor(jsonMapper.getIfUnique(JsonMapper::shared), clock,
				journals.getIfUnique(() -> Journal.Decorator.NONE));
	}

}

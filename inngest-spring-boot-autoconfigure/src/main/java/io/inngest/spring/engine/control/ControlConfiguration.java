package io.inngest.spring.engine.control;

import java.time.Clock;

import io.inngest.spring.engine.queue.WakeUp;
import io.inngest.spring.engine.run.RunEnd;
import io.inngest.spring.engine.run.RunSettings;
import io.inngest.spring.engine.store.Database;
import io.inngest.spring.execution.wiring.ExecutionConfiguration;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The beans of this package.
 */
@Configuration(proxyBeanMethods = false)
public class ControlConfiguration {

	@Bean
	RunCancellation inngestRunCancellation(RunEnd end, WakeUp wakeUp,
			@Qualifier(ExecutionConfiguration.CLOCK) Clock clock) {
		return new RunCancellation(end, wakeUp, clock);
	}

	@Bean
	RunRetention inngestRunRetention(Database database, RunSettings settings,
			@Qualifier(ExecutionConfiguration.CLOCK) Clock clock) {
		return new RunRetention(database, clock, settings.retention());
	}

}

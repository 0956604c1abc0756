package io.inngest.spring.engine.arrival;

import java.time.Clock;

import io.inngest.spring.engine.expression.Conditions;
import io.inngest.spring.engine.queue.WakeUp;
import io.inngest.spring.engine.store.Database;
import io.inngest.spring.execution.wiring.ExecutionConfiguration;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Beans of this package.
 */
@Configuration(proxyBeanMethods = false)
public class ArrivalConfiguration {

	@Bean
	Arrivals inngestArrivals(Database database, WakeUp wakeUp) {
		return new Arrivals(database, wakeUp);
	}

	@Bean
	EventConditions inngestEventConditions(@Qualifier(ExecutionConfiguration.CLOCK) Clock clock) {
		return new EventConditions(new Conditions(clock));
	}

	@Bean
	PastEvents inngestPastEvents(EventConditions conditions) {
		return new PastEvents(conditions);
	}

}

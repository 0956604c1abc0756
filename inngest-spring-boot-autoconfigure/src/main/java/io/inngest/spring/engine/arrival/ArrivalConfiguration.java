package io.inngest.spring.engine.arrival;

import io.inngest.spring.engine.expression.Conditions;
import io.inngest.spring.engine.queue.WakeUp;
import io.inngest.spring.engine.store.Database;

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
	EventConditions inngestEventConditions(Conditions conditions) {
		return new EventConditions(conditions);
	}

	@Bean
	PastEvents inngestPastEvents(EventConditions conditions) {
		return new PastEvents(conditions);
	}

}

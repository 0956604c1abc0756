package io.inngest.spring.engine.event;

import java.time.Clock;

import io.inngest.spring.engine.arrival.Arrivals;
import io.inngest.spring.engine.expression.Conditions;
import io.inngest.spring.engine.queue.WakeUp;
import io.inngest.spring.engine.store.Database;
import io.inngest.spring.engine.store.IdSource;
import io.inngest.spring.execution.wiring.ExecutionConfiguration;
import io.inngest.spring.function.FunctionRegistry;
import io.inngest.spring.protocol.event.EventRules;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The beans of this package.
 */
@Configuration(proxyBeanMethods = false)
public class EventConfiguration {

	@Bean
	EventTable inngestEventTable(Arrivals arrivals) {
		return new EventTable(arrivals);
	}

	@Bean
	Dispatch inngestDispatch(Database database, EventTable events, FunctionRegistry functions, RunStarter starter,
			WakeUp wakeUp, Conditions conditions) {
		return new Dispatch(database, events, new TriggerMatcher(functions, JsonMapper.shared(), conditions), starter,
				wakeUp);
	}

	@Bean
	EventIntake inngestEventIntake(Database database, EventTable events, Dispatch dispatch, WakeUp wakeUp,
			EventEncoder encoder) {
		return new EventIntake(database, encoder, events, dispatch, wakeUp);
	}

	@Bean
	EventEncoder inngestEventEncoder(ObjectProvider<JsonMapper> jsonMapper, IdSource ids,
			@Qualifier(ExecutionConfiguration.CLOCK) Clock clock) {
		return new EventEncoder(new EventRules(jsonMapper.getIfUnique(JsonMapper::shared), clock), ids, clock);
	}

}

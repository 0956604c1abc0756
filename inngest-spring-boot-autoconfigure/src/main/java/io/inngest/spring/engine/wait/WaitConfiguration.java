package io.inngest.spring.engine.wait;

import java.time.Clock;

import io.inngest.spring.engine.arrival.Arrivals;
import io.inngest.spring.engine.arrival.EventConditions;
import io.inngest.spring.engine.arrival.PastEvents;
import io.inngest.spring.engine.queue.RunQueue;
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
public class WaitConfiguration {

	@Bean
	WaitTable inngestWaitTable() {
		return new WaitTable();
	}

	@Bean
	Signals inngestSignals(Database database, WaitTable waits, RunQueue queue, WakeUp wakeUp,
			@Qualifier(ExecutionConfiguration.CLOCK) Clock clock) {
		return new Signals(database, waits, queue, wakeUp, clock);
	}

	@Bean
	WaitRegistration inngestWaitRegistration(WaitTable waits, Signals signals, PastEvents events,
			EventConditions conditions, ChildStarter children, RetryTimes retries) {
		return new WaitRegistration(waits, signals, events, conditions, children, retries);
	}

	@Bean
	Cancellations inngestCancellations(WaitTable waits, EventConditions conditions) {
		return new Cancellations(waits, conditions);
	}

	@Bean
	PastWaits inngestPastWaits(WaitTable waits, PastEvents events, Database database) {
		return new PastWaits(waits, events, database);
	}

	@Bean
	Resumption inngestResumption(Database database, RunQueue queue, WaitTable waits, WakeUp wakeUp,
			@Qualifier(ExecutionConfiguration.CLOCK) Clock clock) {
		return new Resumption(database, queue, waits, wakeUp, clock);
	}

	@Bean
	ArrivalMatching inngestArrivalMatching(Database database, Arrivals arrivals, Resumption resumption,
			EventConditions conditions, RunCanceller canceller) {
		return new ArrivalMatching(database, arrivals, resumption, conditions, canceller);
	}

}

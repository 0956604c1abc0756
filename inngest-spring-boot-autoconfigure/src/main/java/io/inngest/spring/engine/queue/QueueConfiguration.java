package io.inngest.spring.engine.queue;

import java.time.Clock;
import java.util.List;

import io.inngest.spring.engine.store.Database;
import io.inngest.spring.engine.store.IdSource;
import io.inngest.spring.execution.wiring.ExecutionConfiguration;
import io.inngest.spring.function.FunctionRegistry;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The beans of this package.
 */
@Configuration(proxyBeanMethods = false)
public class QueueConfiguration {

	@Bean
	WakeUp inngestWakeUp(@Qualifier(ExecutionConfiguration.CLOCK) Clock clock) {
		return new WakeUp(clock);
	}

	@Bean
	StopSignal inngestStopSignal() {
		return new StopSignal();
	}

	@Bean
	RunQueue inngestRunQueue(Database database, @Qualifier(ExecutionConfiguration.CLOCK) Clock clock, IdSource ids,
			FunctionRegistry functions, QueueSettings settings) {
		return new RunQueue(database, clock, new Node(ids.next(), functions::ids, settings.lease()));
	}

	@Bean
	QueueRunner inngestQueueRunner(RunQueue queue, RunHandler handler, List<Chore> chores, WakeUp wakeUp,
			StopSignal stop, QueueSettings settings) {
		return new QueueRunner(queue, handler, chores, wakeUp, stop, settings);
	}

}

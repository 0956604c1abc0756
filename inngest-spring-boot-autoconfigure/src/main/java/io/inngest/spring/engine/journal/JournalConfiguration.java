package io.inngest.spring.engine.journal;

import java.time.Clock;
import java.util.Comparator;

import io.inngest.spring.engine.event.EventIntake;
import io.inngest.spring.engine.queue.QueueSettings;
import io.inngest.spring.engine.queue.RunQueue;
import io.inngest.spring.engine.queue.StopSignal;
import io.inngest.spring.engine.queue.WakeUp;
import io.inngest.spring.engine.store.Database;
import io.inngest.spring.engine.store.GroupCommit;
import io.inngest.spring.engine.wait.PastWaits;
import io.inngest.spring.engine.wait.Signals;
import io.inngest.spring.engine.wait.WaitRegistration;
import io.inngest.spring.engine.wait.WaitTable;
import io.inngest.spring.execution.request.HttpGateway;
import io.inngest.spring.execution.wiring.ExecutionConfiguration;
import io.inngest.spring.function.FunctionRegistry;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The beans of this package.
 */
@Configuration(proxyBeanMethods = false)
public class JournalConfiguration {

	@Bean
	StepTable inngestStepTable(Database database) {
		return new StepTable(database, JsonMapper.shared());
	}

	@Bean
	Patience inngestPatience(QueueSettings settings) {
		return new Patience(settings.lease());
	}

	@Bean
	StepThreads inngestStepThreads(QueueSettings settings) {
		return new StepThreads(settings.parallelism(), settings.virtualThreads());
	}

	@Bean
	JournalContext inngestJournalContext(Database database, StepTable steps, RunQueue queue, EventIntake intake,
			WakeUp wakeUp, StopSignal stop, QueueSettings settings, FunctionRegistry functions, StepThreads threads,
			Patience patience, JournalContext.Waiting waiting, ObjectProvider<HttpGateway> gateways) {
		GroupCommit<StepRow> commits = new GroupCommit<>(steps::insert, Comparator.comparing(StepRow::runId),
				() -> database.dialect().usefulCommits());
		return new JournalContext(database, steps, commits, queue, intake, wakeUp, stop, settings.slice(), functions,
				threads.sideBySide(), patience, waiting, new LazyGateway(gateways));
	}

	@Bean
	JournalContext.Waiting inngestJournalWaiting(WaitTable table, WaitRegistration registration, Settlement settlement,
			Signals signals, SagaMarks sagas, @Qualifier(ExecutionConfiguration.CLOCK) Clock clock) {
		return new JournalContext.Waiting(table, registration, settlement, signals, sagas, clock);
	}

	@Bean
	SagaMarks inngestSagaMarks(Database database, @Qualifier(ExecutionConfiguration.CLOCK) Clock clock) {
		return new SagaMarks(database, clock);
	}

	@Bean
	Settlement inngestSettlement(Database database, RunQueue queue, PastWaits waits, StepTable steps) {
		return new Settlement(database, queue, waits, steps);
	}

}

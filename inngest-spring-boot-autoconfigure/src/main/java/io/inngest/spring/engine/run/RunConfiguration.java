package io.inngest.spring.engine.run;

import java.time.Clock;

import io.inngest.spring.engine.event.EventIntake;
import io.inngest.spring.engine.journal.JournalContext;
import io.inngest.spring.engine.journal.StepTable;
import io.inngest.spring.engine.queue.RunQueue;
import io.inngest.spring.engine.queue.WakeUp;
import io.inngest.spring.engine.store.Database;
import io.inngest.spring.engine.store.IdSource;
import io.inngest.spring.execution.FunctionExecutor;
import io.inngest.spring.execution.wiring.ExecutionConfiguration;
import io.inngest.spring.function.FunctionRegistry;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The beans of this package.
 */
@Configuration(proxyBeanMethods = false)
public class RunConfiguration {

	@Bean
	RunTable inngestRunTable() {
		return new RunTable();
	}

	@Bean
	Admission inngestAdmission(Database database, RunTable runs, RunQueue queue, IdSource ids,
			@Qualifier(ExecutionConfiguration.CLOCK) Clock clock) {
		return new Admission(database, runs, queue, ids, clock);
	}

	@Bean
	RunWait inngestRunWait(Database database, StepTable steps, RunQueue queue, WakeUp wakeUp,
			@Qualifier(ExecutionConfiguration.CLOCK) Clock clock) {
		return new RunWait(database, steps, queue, wakeUp, clock);
	}

	@Bean
	RunEnd inngestRunEnd(Database database, RunTable runs, RunQueue queue, EventIntake intake, IdSource ids,
			WakeUp wakeUp) {
		return new RunEnd(database, runs, queue, intake, new EndEvents(JsonMapper.shared(), ids), wakeUp);
	}

	@Bean
	OutcomeHandler inngestOutcomeHandler(RunWait wait, RunEnd end, RunSettings settings,
			@Qualifier(ExecutionConfiguration.CLOCK) Clock clock) {
		return new OutcomeHandler(wait, end, settings.retry(), JsonMapper.shared(), clock);
	}

	@Bean
	RunExecution inngestRunExecution(FunctionRegistry functions, FunctionExecutor executor, JournalContext context,
			OutcomeHandler outcomes, @Qualifier(ExecutionConfiguration.CLOCK) Clock clock) {
		return new RunExecution(functions, executor, context, new EventReader(JsonMapper.shared()), outcomes, clock);
	}

}

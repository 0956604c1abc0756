package io.inngest.spring.engine.run;

import java.time.Clock;

import io.inngest.spring.engine.arrival.Arrivals;
import io.inngest.spring.engine.event.EventIntake;
import io.inngest.spring.engine.journal.JournalContext;
import io.inngest.spring.engine.journal.SagaMarks;
import io.inngest.spring.engine.journal.StepTable;
import io.inngest.spring.engine.queue.RunQueue;
import io.inngest.spring.engine.queue.WakeUp;
import io.inngest.spring.engine.store.Database;
import io.inngest.spring.engine.store.IdSource;
import io.inngest.spring.engine.wait.Cancellations;
import io.inngest.spring.engine.wait.ChildStarter;
import io.inngest.spring.engine.wait.RetryTimes;
import io.inngest.spring.engine.wait.RunCanceller;
import io.inngest.spring.engine.wait.WaitRegistration;
import io.inngest.spring.engine.wait.WaitTable;
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
	NewRuns inngestNewRuns(RunTable runs, RunQueue queue, Cancellations cancellations) {
		return new NewRuns(runs, queue, cancellations);
	}

	@Bean
	Admission inngestAdmission(Database database, Arrivals arrivals, NewRuns runs, IdSource ids,
			@Qualifier(ExecutionConfiguration.CLOCK) Clock clock) {
		return new Admission(database, arrivals, runs, ids, clock);
	}

	@Bean
	RunWait inngestRunWait(Database database, StepTable steps, WaitRegistration registration, RunQueue queue,
			WakeUp wakeUp, @Qualifier(ExecutionConfiguration.CLOCK) Clock clock) {
		return new RunWait(database, steps, registration, queue, wakeUp, clock);
	}

	@Bean
	RunEnd inngestRunEnd(Database database, RunTable runs, RunQueue queue, WaitTable waits, SagaMarks sagas,
			EventIntake intake, IdSource ids, WakeUp wakeUp) {
		return new RunEnd(database, new RunEnd.Tables(runs, queue, waits, sagas), intake,
				new EndEvents(JsonMapper.shared(), ids), wakeUp);
	}

	@Bean
	OutcomeHandler inngestOutcomeHandler(RunWait wait, RunEnd end, RetryTimes retries,
			@Qualifier(ExecutionConfiguration.CLOCK) Clock clock) {
		return new OutcomeHandler(wait, end, retries, JsonMapper.shared(), clock);
	}

	@Bean
	RunExecution inngestRunExecution(FunctionRegistry functions, FunctionExecutor executor, JournalContext context,
			OutcomeHandler outcomes, @Qualifier(ExecutionConfiguration.CLOCK) Clock clock) {
		return new RunExecution(functions, executor, context, new EventReader(JsonMapper.shared()), outcomes, clock);
	}

	@Bean
	RetryTimes inngestRetryTimes(RunSettings settings, @Qualifier(ExecutionConfiguration.CLOCK) Clock clock) {
		return new RetryTimes(settings.retry(), clock);
	}

	@Bean
	ChildStarter inngestChildStarter(FunctionRegistry functions, Arrivals arrivals, NewRuns runs, IdSource ids,
			@Qualifier(ExecutionConfiguration.CLOCK) Clock clock) {
		return new InvokedRuns(functions, arrivals, runs, ids, clock);
	}

	@Bean
	RunCanceller inngestRunCanceller(RunEnd end, WakeUp wakeUp, @Qualifier(ExecutionConfiguration.CLOCK) Clock clock) {
		return (runId) -> {
			end.cancel(runId, RunEnd.BY_EVENT, clock.millis());
			wakeUp.now();
		};
	}

}

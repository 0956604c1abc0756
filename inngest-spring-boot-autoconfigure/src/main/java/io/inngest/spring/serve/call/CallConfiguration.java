package io.inngest.spring.serve.call;

import java.time.Clock;

import io.inngest.spring.client.EventSender;
import io.inngest.spring.client.SdkApi;
import io.inngest.spring.client.ServerRuns;
import io.inngest.spring.execution.FunctionExecutor;
import io.inngest.spring.execution.wiring.ExecutionConfiguration;
import io.inngest.spring.function.FunctionRegistry;
import io.inngest.spring.serve.call.checkpoint.CheckpointSettings;
import io.inngest.spring.serve.call.checkpoint.Checkpointing;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The beans of this package.
 */
@Configuration(proxyBeanMethods = false)
public class CallConfiguration {

	@Bean
	StepSinkFactory inngestStepSinkFactory(ObjectProvider<CheckpointSettings> settings, SdkApi api,
			@Qualifier(ExecutionConfiguration.CLOCK) Clock clock) {
		Checkpointing checkpointing = new Checkpointing(settings.getIfAvailable(() -> CheckpointSettings.DEFAULTS), api,
				clock);
		return (call) -> CheckpointSink.open(call, checkpointing);
	}

	@Bean
	CallHandler inngestCallHandler(FunctionRegistry functions, FunctionExecutor executor, StepSinkFactory sinks,
			SdkApi api, EventSender events, ServerRuns runs, @Qualifier(ExecutionConfiguration.CLOCK) Clock clock) {
		return new CallHandler(new CallLoader(functions, api), executor, sinks,
				new ServerJournal.Engine(events, runs, functions), new CallAnswers(clock));
	}

}

package io.inngest.spring.sample.recorded;

import io.inngest.spring.function.FunctionDefinition;
import io.inngest.spring.function.FunctionHandler;
import io.inngest.spring.function.FunctionRegistry;
import io.inngest.spring.function.Invocation;

/**
 * The application's functions, with steps that are recorded.
 */
class RecordedFunctions extends FunctionRegistry {

	private final StepLogWriter log;

	RecordedFunctions(String appId, StepLogWriter log) {
		super(appId);
		this.log = log;
	}

	@Override
	public FunctionDefinition find(String compositeId) {
		FunctionDefinition function = super.find(compositeId);
		return (function != null) ? new FunctionDefinition(function.appId(), function.id(), function.name(),
				function.triggers(), function.cancellations(), function.retries(), function.nonRetriable(),
				function.backoff(), new RecordedHandler(function.handler(), this.log)) : null;
	}

	/**
	 * Hands its handler steps that are recorded.
	 *
	 * @param handler the handler
	 * @param log where to record them
	 */
	private record RecordedHandler(FunctionHandler handler, StepLogWriter log) implements FunctionHandler {

		@Override
		public Object invoke(Invocation invocation) throws Throwable {
			return this.handler.invoke(new Invocation(invocation.events(),
					new RecordedStep(invocation.step(), invocation.context().runId(), this.log), invocation.context()));
		}

		@Override
		public String describe() {
			return this.handler.describe();
		}

		@Override
		public Class<?> type() {
			return this.handler.type();
		}

	}

}

package io.inngest.spring.autoconfigure.engine;

import io.inngest.spring.autoconfigure.startup.StartupTask;
import io.inngest.spring.function.FunctionRegistry;

/**
 * Stops the start-up of an application that has functions but nothing to run them with.
 */
class EngineRequirement extends StartupTask {

	private final FunctionRegistry functions;

	private final EngineUnavailableException.Missing missing;

	EngineRequirement(FunctionRegistry functions, EngineUnavailableException.Missing missing) {
		super(0);
		this.functions = functions;
		this.missing = missing;
	}

	@Override
	protected void run() {
		if (!this.functions.isEmpty()) {
			throw new EngineUnavailableException(this.missing, this.functions.functions().size());
		}
	}

}

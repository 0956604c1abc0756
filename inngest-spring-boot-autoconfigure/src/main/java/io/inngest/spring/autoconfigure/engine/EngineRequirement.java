package io.inngest.spring.autoconfigure.engine;

import io.inngest.spring.function.FunctionRegistry;

import org.springframework.context.SmartLifecycle;

/**
 * Stops the start-up of an application that has functions but nothing to run them with.
 */
class EngineRequirement implements SmartLifecycle {

	private final FunctionRegistry functions;

	private final EngineUnavailableException.Missing missing;

	EngineRequirement(FunctionRegistry functions, EngineUnavailableException.Missing missing) {
		this.functions = functions;
		this.missing = missing;
	}

	@Override
	public void start() {
		if (!this.functions.isEmpty()) {
			throw new EngineUnavailableException(this.missing, this.functions.functions().size());
		}
	}

	@Override
	public void stop() {
	}

	@Override
	public boolean isRunning() {
		return false;
	}

	@Override
	public int getPhase() {
		return Integer.MIN_VALUE;
	}

}
